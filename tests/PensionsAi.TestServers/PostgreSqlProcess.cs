using System.Diagnostics;
using System.Globalization;

namespace PensionsAi.TestServers;

/// <summary>
/// PostgreSQL of the machine's own package, in a temporary folder. It stops, and its folder goes, when it is disposed of or the
/// process of the tests ends, however it ends.
/// </summary>
internal sealed class PostgreSqlProcess : IServerHost
{
    // The server lives as long as the pipe to this script's input: the kernel closes it when the tests are killed, too. A first
    // line in the pipe says that the server was killed, and is answered when it is gone; a second starts it again. The folder
    // belongs to the user that the server runs as, which is never root: PostgreSQL refuses that.
    private const string Script = """
        set -e
        "$@" "$binaries/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C --no-sync >"$folder/initdb.log" 2>&1
        while :; do
          "$@" "$binaries/postgres" -D "$folder/data" -p "$port" -h 127.0.0.1 -k "" -c max_connections=200 -c fsync=off >>"$folder/server.log" 2>&1 &
          server=$!
          echo "$server"
          read -r _ || break
          wait "$server" 2>/dev/null || true
          echo gone
          read -r _ || break
        done
        kill -INT "$server" 2>/dev/null || true
        wait "$server" || true
        rm -rf "$folder"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("postgresql-").FullName;
    private Process? _script;
    private string? _serverId;

    /// <summary>Why the package cannot be used; null when it can.</summary>
    public static string? Missing => Binaries is null
        ? "PostgreSQL's programs (initdb, postgres) are neither on the path nor under /usr/lib/postgresql: install the package postgresql."
        : null;

    private static string? Binaries { get; } = FindBinaries();

    public int Port { get; } = FreePorts.Find(1);

    public string Description => "of the installed package";

    public bool HasEnded => _script is { HasExited: true };

    public async Task StartAsync()
    {
        if (_script is null)
            _script = StartScript();
        else
            await _script.StandardInput.WriteLineAsync();
        // Nothing, when the script has ended because no database could be made.
        _serverId = await _script.StandardOutput.ReadLineAsync();
    }

    public async Task KillAsync()
    {
        using (var server = Process.GetProcessById(int.Parse(_serverId!, CultureInfo.InvariantCulture)))
        {
            // With its children: a new server waits for nobody who still has the old one's memory.
            server.Kill(entireProcessTree: true);
        }

        await _script!.StandardInput.WriteLineAsync();
        await _script.StandardOutput.ReadLineAsync();
    }

    public Task<string> ReadLogAsync() => Task.FromResult(Directory.Exists(_folder)
        ? string.Join('\n', Directory.EnumerateFiles(_folder, "*.log").Select(File.ReadAllText))
        : "its folder is gone.");

    public async ValueTask DisposeAsync()
    {
        if (_script is null)
            return;
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private Process StartScript()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", .. AsOrdinaryUser(_folder)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        };
        start.Environment["binaries"] = Binaries!;
        start.Environment["folder"] = _folder;
        start.Environment["port"] = Port.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

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
