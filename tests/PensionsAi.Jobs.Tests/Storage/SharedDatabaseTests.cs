using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>What several processes over one PostgreSQL database do at the same time.</summary>
public sealed class SharedDatabaseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_ManyInstancesAtOnceOnAnEmptyDatabase_AllStart()
    {
        var folder = await TestStorage.CreateAsync(StorageProvider.PostgreSql);
        var instances = Enumerable.Range(0, 8).Select(_ => new Instance(folder)).ToList();
        await Task.WhenAll(instances.Select(instance => Task.Run(instance.StartAsync, Cancelled)));

        await using var context = await instances[^1].Contexts.CreateDbContextAsync(Cancelled);
        var applied = await context.Database.GetAppliedMigrationsAsync(Cancelled);
        Assert.Equal(context.Database.GetMigrations(), applied);
        Assert.False(await context.Jobs.AnyAsync(Cancelled));
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Model_Migrations_HoldAllOfIt(StorageProvider provider)
    {
        await using var instance = await Instance.StartAsync(provider);
        await using var context = await instance.Contexts.CreateDbContextAsync(Cancelled);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task TryEnter_HeldByAnother_IsRefusedUntilItLetsGo()
    {
        await using var one = await Instance.StartAsync(StorageProvider.PostgreSql);
        await using var other = new Instance(one.Folder);
        await using (await one.Locks.EnterAsync("sweep", Cancelled))
        {
            Assert.Null(await other.Locks.TryEnterAsync("sweep", Cancelled));
            await using var elsewhere = await other.Locks.TryEnterAsync("other", Cancelled);
            Assert.NotNull(elsewhere);
        }

        await using var free = await other.Locks.TryEnterAsync("sweep", Cancelled);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task TryEnter_HolderLostItsConnection_IsGiven()
    {
        await using var one = await Instance.StartAsync(StorageProvider.PostgreSql);
        await using var other = new Instance(one.Folder);
        await using var broken = await one.Locks.EnterAsync("sweep", Cancelled);
        var server = await PostgreSqlServer.SharedAsync();
        await server.ShutAsync(TestStorage.AddressOf(one.Folder));
        await server.OpenAsync(TestStorage.AddressOf(one.Folder));

        await using var free = await other.Locks.TryEnterAsync("sweep", Cancelled);
        Assert.NotNull(free);
    }

    [Theory]
    [InlineData("postgresql", "")]
    [InlineData("postgresql", "Host=localhost;Secret=p4ss")]
    [InlineData("postgresql", "Host=localhost;Password=p4ss")]
    [InlineData("7", "")]
    public async Task Start_StorageNotValid_SaysWhatWithoutTheConnectionString(string provider, string connectionString)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => JobsHost.StartWithAsync<ReverseText>(
            settings: [("Storage:Provider", provider), ("Storage:ConnectionString", connectionString)]));
        Assert.DoesNotContain("p4ss", refused.ToString(), StringComparison.Ordinal);
    }
}
