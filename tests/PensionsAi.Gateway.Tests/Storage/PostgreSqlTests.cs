using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PensionsAi.Gateway.Storage;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.TestServers;

namespace PensionsAi.Gateway.Tests.Storage;

/// <summary>The gateway over a PostgreSQL database.</summary>
public sealed class PostgreSqlTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_AddedAndRevokedBesideARunningGateway_AreObeyed()
    {
        await using var host = await StartAsync(await CreateDatabaseAsync());
        var added = await host.KeysAsync("add", "case-system", "--scopes", "mask");
        var again = await host.KeysAsync("add", "case-system", "--scopes", "mask");
        await Task.Delay(TimeSpan.FromSeconds(2.5), Cancelled);
        using var client = host.WithKey(added.Output);
        using var known = await client.GetAsync("/v1/api-info", Cancelled);
        var revoked = await host.KeysAsync("revoke", "case-system");
        await Task.Delay(TimeSpan.FromSeconds(2.5), Cancelled);
        using var refused = await client.GetAsync("/v1/api-info", Cancelled);

        Assert.Equal((0, 1, 0), (added.Exit, again.Exit, revoked.Exit));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (known.StatusCode, refused.StatusCode));
        Assert.False(File.Exists(Path.Combine(host.Folder, "gateway.db")));
    }

    [Theory]
    [InlineData("UPDATE gateway.audit_entries SET \"Caller\" = 'nobody'")]
    [InlineData("DELETE FROM gateway.audit_entries")]
    [InlineData("TRUNCATE gateway.audit_entries")]
    [InlineData("SET session_replication_role = replica; DELETE FROM gateway.audit_entries")]
    [InlineData("INSERT INTO gateway.audit_entries (\"EventId\", \"At\", \"Route\", \"Outcome\") SELECT \"EventId\", 1, 'x', 'Answered' FROM gateway.audit_entries ON CONFLICT (\"EventId\") DO UPDATE SET \"Route\" = 'x'")]
    public async Task AuditTable_RewrittenByStatement_Refuses(string statement)
    {
        var database = await CreateDatabaseAsync();
        await using var host = await StartAsync(database);
        using var caller = host.Developer();
        using var response = await caller.GetAsync("/v1/api-info", Cancelled);
        var before = Assert.Single(await host.AuditAsync(1));

        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(statement, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancelled));

        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        var after = Assert.Single(await host.AuditAsync(1));
        Assert.Equal((before.Sequence, before.EventId, before.Route), (after.Sequence, after.EventId, after.Route));
    }

    [Fact]
    public async Task Audit_DatabaseGoneForAWhile_IsWrittenOnceItIsBack()
    {
        var database = await CreateDatabaseAsync();
        await using var host = await StartAsync(database);
        using var caller = host.Developer();
        using var first = await caller.GetAsync("/v1/api-info", Cancelled);
        await host.AuditAsync(1);
        var server = await PostgreSqlServer.SharedAsync();
        await server.ShutAsync(database);
        using var meanwhile = await caller.GetAsync("/v1/api-info", Cancelled);
        await Task.Delay(500, Cancelled);
        await server.OpenAsync(database);

        Assert.Equal(2, (await host.AuditAsync(2)).Count);
    }

    [Fact]
    public async Task Start_ManyGatewaysAtOnceOnAnEmptyDatabase_AllStart()
    {
        var database = await CreateDatabaseAsync();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAloneAsync(database), Cancelled)));

        await using var context = await hosts[0].Services.GetRequiredService<IDbContextFactory<GatewayDbContext>>().CreateDbContextAsync(Cancelled);
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Cancelled));
        Assert.False(context.Database.HasPendingModelChanges());
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    private static async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? string.Empty);
        return await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
    }

    private static Task<GatewayHost> StartAsync(string database) =>
        GatewayHost.StartAsync(("Storage:Provider", "postgresql"), ("Storage:ConnectionString", database));

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAloneAsync(string database)
    {
        var app = GatewayHost.Build(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Platform:LocalFolder"] = Directory.CreateTempSubdirectory("gateway-tests-").FullName,
            ["Storage:Provider"] = "postgresql",
            ["Storage:ConnectionString"] = database,
            ["Gateway:Keys:DevelopmentKey"] = "false",
        });
        await app.StartAsync(Cancelled);
        return app;
    }
}
