using System.Diagnostics;

namespace PensionsAi.TestServers;

/// <summary>
/// Removes the containers of this test run at its end, however it ends. Testcontainers has a container of its own for that, whose
/// image cannot be had without a registry.
/// </summary>
internal static class ContainersOfTheRun
{
    /// <summary>The label that every container of a test run has; its value is the run.</summary>
    public const string Label = "pensionsai.test-run";

    // Waits for the end of the pipe to its input, which the kernel closes when the tests are killed, too. In a session of its own:
    // what is sent to the tests and all that they started must not end it before.
    private const string Script = """
        trap '' HUP INT TERM
        read -r _
        docker ps --all --quiet --filter "label=$label" | xargs --no-run-if-empty docker rm --force --volumes
        """;

    // The process is held for as long as the run lasts: one that nobody holds is finalized, and its pipe closed.
    private static readonly Lazy<(string Name, Process Watcher)> Run = new(Watch);

    /// <summary>The run's name.</summary>
    public static string Name => Run.Value.Name;

    private static (string Name, Process Watcher) Watch()
    {
        var name = Guid.NewGuid().ToString("N");
        var watcher = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["label"] = $"{Label}={name}" },
        })!;
        return (name, watcher);
    }
}
