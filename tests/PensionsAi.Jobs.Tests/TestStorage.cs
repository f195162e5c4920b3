using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests;

/// <summary>
/// Storage of a test's own: a folder, and for PostgreSQL a database whose connection string lies in the folder, so that a
/// second host in the same folder has the same data.
/// </summary>
internal static class TestStorage
{
    private const string AddressFile = "database";

    /// <summary>Makes empty storage and gives its folder; skips the test where there is no PostgreSQL.</summary>
    public static async Task<string> CreateAsync(StorageProvider provider)
    {
        Assert.SkipWhen(provider == StorageProvider.PostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? string.Empty);
        return provider == StorageProvider.PostgreSql
            ? await CreateAsync(await PostgreSqlServer.SharedAsync())
            : Directory.CreateTempSubdirectory("jobs-tests-").FullName;
    }

    /// <summary>Makes empty storage on a server and gives its folder.</summary>
    public static async Task<string> CreateAsync(PostgreSqlServer server)
    {
        var folder = Directory.CreateTempSubdirectory("jobs-tests-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, AddressFile), await server.CreateDatabaseAsync());
        return folder;
    }

    /// <summary>Connection string of the folder's PostgreSQL database.</summary>
    public static string AddressOf(string folder) => File.ReadAllText(Path.Combine(folder, AddressFile));

    /// <summary>The configuration of a process that keeps its data there.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string folder)
    {
        yield return new("Platform:LocalFolder", folder);
        if (!File.Exists(Path.Combine(folder, AddressFile)))
            yield break;
        yield return new("Storage:Provider", "postgresql");
        yield return new("Storage:ConnectionString", AddressOf(folder));
    }
}
