using System.Diagnostics;

namespace PensionsAi.TestServers;

/// <summary>
/// A shell script that runs when this is disposed of or the process of the tests ends, however it ends. Whoever has one keeps it:
/// what nobody holds is finalized, and the script runs.
/// </summary>
public sealed class AtTheEnd : IAsyncDisposable
{
    // The kernel closes the pipe to the input when the tests are killed, too. In a session of its own: what is sent to the tests
    // and all that they started must not end it before.
    private const string Wait = """
        trap '' HUP INT TERM
        read -r _
        """;

    private readonly Process _process;

    private AtTheEnd(Process process) => _process = process;

    /// <summary>Starts to wait for the end.</summary>
    /// <param name="script">What is run then, by <c>sh</c>.</param>
    /// <param name="environment">Variables of the script.</param>
    public static AtTheEnd Run(string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("setsid", ["--wait", "sh", "-c", $"{Wait}\nexec >/dev/null 2>&1\n{script}"]) { RedirectStandardInput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new AtTheEnd(Process.Start(start)!);
    }

    /// <summary>Runs the script, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
