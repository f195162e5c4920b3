using System.Globalization;
using Npgsql;
using PensionsAi.Platform.Tests.Node;
using RabbitMQ.Client;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Battery 5: inputs on which the service fails every time, among others. Their stored bytes are changed, which no check of a call
/// can see; and messages that nobody can read are put among the work.
/// </summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class PoisonTests(ITestOutputHelper output)
{
    private const string Name = "poison";
    private const int Unreadable = 5;

    [Fact]
    public async Task PoisonousInputs_AmongOthers_FailWithAProblemAndHarmNobody()
    {
        var battery = Battery.Begin(output, Name, shortForm: 300, longForm: 10_000);
        var poisonous = battery.N / 100;
        await using var cluster = await PlatformCluster.StartAsync();
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);

        // Nobody takes of the queue while it is laced.
        await cluster.KillAsync("masking");
        await jobs.AcceptAsync(battery.N, JobStream.Body(texts: 1));
        Assert.Equal(poisonous, await PoisonAsync(cluster, poisonous));
        await PublishUnreadableAsync(cluster);
        await cluster.RestartAsync("masking");

        var tally = await jobs.CountAsync();
        var understood = await jobs.CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"Status\" = 'Failed' AND \"Problem\" LIKE '%attempts-exhausted%' AND \"Starts\" = 3");
        var errors = await cluster.Broker.CountAsync("maskings_error");
        battery.Conclude(tally, $"poisonous inputs {poisonous}, failed with a problem after 3 attempts {understood}, innocent jobs harmed {tally.Failed - understood}, "
            + $"unreadable messages {Unreadable}, of them set aside {errors}");
        Assert.Equal(poisonous, tally.Failed);
        Assert.Equal(poisonous, understood);
        Assert.Equal(battery.N - poisonous, tally.Finished);
        Assert.Equal((uint)Unreadable, errors);
    }

    // The last bit of the authentication tag of every n-th input.
    private static async Task<int> PoisonAsync(PlatformCluster cluster, int count)
    {
        await using var connection = new NpgsqlConnection(cluster.Storage);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            UPDATE blobs.chunks SET content = set_byte(content, length(content) - 1, get_byte(content, length(content) - 1) # 1)
            WHERE blob IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY md5(name)) AS place FROM blobs.blobs WHERE name LIKE '%.input') AS inputs
                           WHERE place <= $1)
            """,
            connection);
        command.Parameters.AddWithValue(count);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task PublishUnreadableAsync(PlatformCluster cluster)
    {
        await using var connection = await new ConnectionFactory { Uri = cluster.Broker.Address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json", DeliveryMode = DeliveryModes.Persistent };
        for (var i = 0; i < Unreadable; i++)
        {
            await channel.BasicPublishAsync(
                string.Empty, "maskings", mandatory: true, properties, System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"message\": {i}")));
        }
    }
}
