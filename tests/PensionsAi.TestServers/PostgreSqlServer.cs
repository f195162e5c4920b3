using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PensionsAi.TestServers;

/// <summary>
/// A PostgreSQL server of a test run's own, in a container or of the machine's package. It goes, and its data with it, when it is
/// disposed of or the process of the tests ends, however it ends. Thread-safe.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly Lazy<ServerChoice> Choice = new(() => ServerChoice.Of("POSTGRESQL_IMAGE", PostgreSqlProcess.Missing));

    private static readonly Lazy<Task<PostgreSqlServer>> OfTheRun = new(StartAsync);

    private readonly IServerHost _host;

    private PostgreSqlServer(IServerHost host) => _host = host;

    /// <summary>Why no server can be started here; null where one can.</summary>
    public static string? Missing => Choice.Value.Missing;

    /// <summary>The one server of this test run, started by whoever asks first.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => OfTheRun.Value;

    /// <summary>Starts a server.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        if (Missing is { } reason)
            throw new InvalidOperationException(reason);
        var server = new PostgreSqlServer(Choice.Value.Image is { } image ? Container(image) : new PostgreSqlProcess());
        try
        {
            await server._host.StartAsync();
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connection string of a database that exists or is to exist.</summary>
    public string AddressOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_host.Port};Username=postgres;Password=postgres;Database={database};Maximum Pool Size=40");

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return AddressOf(name);
    }

    /// <summary>Breaks every connection to a database, and lets nobody in until <see cref="OpenAsync"/>.</summary>
    /// <param name="address">Its connection string.</param>
    public async Task ShutAsync(string address)
    {
        var name = new NpgsqlConnectionStringBuilder(address).Database;
        await ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    /// <summary>Lets connections in again.</summary>
    /// <param name="address">The database's connection string.</param>
    public Task OpenAsync(string address) =>
        ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(address).Database} ALLOW_CONNECTIONS true");

    /// <summary>Ends the server at once, as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _host.KillAsync();

    /// <summary>Starts a server that was killed, over what it had on disk, and waits until it takes connections.</summary>
    public async Task RestartAsync()
    {
        await _host.StartAsync();
        await WaitUntilReadyAsync();
    }

    /// <summary>Stops the server and removes its data.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static ServerContainer Container(string image) => new(
        image,
        5432,
        "/var/lib/postgresql/data",
        new Dictionary<string, string> { ["POSTGRES_USER"] = "postgres", ["POSTGRES_PASSWORD"] = "postgres" },
        "-c", "max_connections=200", "-c", "fsync=off");

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(AddressOf("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(AddressOf("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                UsedServers.Say("PostgreSQL", connection.PostgreSqlVersion.ToString(), _host);
                return;
            }
            catch (NpgsqlException) when (!_host.HasEnded && started.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await _host.ReadLogAsync()}", exception);
            }
        }
    }
}
