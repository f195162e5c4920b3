using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PensionsAi.TestServers;

/// <summary>
/// A PostgreSQL server of a test run's own, in a temporary folder, made with the programs of the installed package. It stops, and
/// its folder goes, when it is disposed of or the process of the tests ends, however it ends. Thread-safe.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    // The server lives as long as the pipe to this script's input: the kernel closes it when the tests are killed, too. The
    // folder belongs to the user that the server runs as, which is never root: PostgreSQL refuses that.
    private const string Script = """
        set -e
        "$@" "$binaries/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C --no-sync >"$folder/initdb.log" 2>&1
        start() {
          "$@" "$binaries/postgres" -D "$folder/data" -p "$port" -h 127.0.0.1 -k "" -c max_connections=200 -c fsync=off >>"$folder/server.log" 2>&1 &
          server=$!
        }
        start "$@"
        while read -r command; do
          case $command in
            kill) kill -KILL "$server" $(pgrep -P "$server") || true; wait "$server" || true ;;
            start) start "$@" ;;
          esac
        done
        kill -INT "$server" 2>/dev/null || true
        wait "$server" || true
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgreSqlServer>> OfTheRun = new(StartAsync);

    private readonly Process _process;
    private readonly string _folder;
    private readonly int _port;

    private PostgreSqlServer(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        _port = port;
    }

    /// <summary>Why no server can be started here; null where one can.</summary>
    public static string? Missing => Binaries is null
        ? "PostgreSQL's programs (initdb, postgres) are neither on the path nor under /usr/lib/postgresql: install the package postgresql."
        : null;

    private static string? Binaries { get; } = FindBinaries();

    /// <summary>The one server of this test run, started by whoever asks first.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => OfTheRun.Value;

    /// <summary>Starts a server.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("postgresql-").FullName;
        var port = FreePorts.Find(1);
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])["-c", Script, "sh", .. AsOrdinaryUser(folder)])
            start.ArgumentList.Add(argument);
        start.Environment["binaries"] = Binaries ?? throw new InvalidOperationException(Missing);
        start.Environment["folder"] = folder;
        start.Environment["port"] = port.ToString(CultureInfo.InvariantCulture);
        var server = new PostgreSqlServer(Process.Start(start)!, folder, port);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Connection string of a database that exists or is to exist.</summary>
    public string AddressOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=40");

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

    /// <summary>Ends the server and its sessions at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        await CommandAsync("kill");
        while (await IsReadyAsync())
            await Task.Delay(20);
    }

    /// <summary>Starts a killed server over what it had on disk, and waits until it takes connections.</summary>
    public async Task RestartAsync()
    {
        await CommandAsync("start");
        await WaitUntilReadyAsync();
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task CommandAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

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
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || started.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException($"PostgreSQL did not start: {LogText()}");
            await Task.Delay(100);
        }
    }

    private string LogText() => Directory.Exists(_folder)
        ? string.Join('\n', Directory.EnumerateFiles(_folder, "*.log").Select(File.ReadAllText))
        : "its folder is gone.";

    private static string[] AsOrdinaryUser(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return [];
        // The package made this user; the group of the same name comes with it.
        using var owner = Process.Start("chown", ["postgres:postgres", folder])!;
        owner.WaitForExit();
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
    }

    private static string? FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Concat(installed)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }
}
