using System.Text;
using Npgsql;
using RabbitMQ.Client;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>The servers that other tests kill: what was confirmed is there after <c>kill -9</c>, or those tests prove nothing.</summary>
public sealed class TestServersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broker_Killed_ComesBackAtTheSameAddressWithItsConfirmedMessages()
    {
        if (RabbitMqServer.Missing is { } reason)
            Assert.Skip(reason);
        await using var server = await RabbitMqServer.StartAsync();
        var address = server.Address;
        await SendAsync(server.Address, "kept", 10);
        // Messages are on disk once they are confirmed; that the queue exists is so up to 2 s after it was declared (disk_log's
        // delayed write, under Mnesia).
        await Task.Delay(TimeSpan.FromSeconds(4), Cancelled);

        await server.KillAndRestartAsync();

        Assert.Equal(address, server.Address);
        Assert.Equal(10u, await server.CountAsync("kept"));
    }

    [Fact]
    public async Task Database_Killed_IsUnreachableUntilItsRestart_AndKeepsWhatWasCommitted()
    {
        if (PostgreSqlServer.Missing is { } reason)
            Assert.Skip(reason);
        await using var server = await PostgreSqlServer.StartAsync();
        var address = await server.CreateDatabaseAsync() + ";Pooling=false";
        await ExecuteAsync(address, "CREATE TABLE kept AS SELECT 10 AS number");

        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(address, "SELECT number FROM kept"));
        await server.RestartAsync();

        Assert.Equal(10, await ExecuteAsync(address, "SELECT number FROM kept"));
    }

    private static async Task SendAsync(Uri address, string queue, int count)
    {
        await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync(Cancelled);
        // With confirmations, a publication ends when the broker has it.
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Cancelled);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Cancelled);
        for (var i = 0; i < count; i++)
            await channel.BasicPublishAsync(
                string.Empty, queue, mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes("message"), Cancelled);
    }

    private static async Task<object?> ExecuteAsync(string address, string statement)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }
}
