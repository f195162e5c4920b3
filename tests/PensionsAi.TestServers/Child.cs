using System.Collections.Concurrent;
using System.Diagnostics;

namespace PensionsAi.TestServers;

/// <summary>A program as a process of its own, with everything that it writes.</summary>
public sealed class Child : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();

    private Child(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>What it has written so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts a .NET program.</summary>
    public static Child Start(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        StartCommand("dotnet", folder, environment, [program, .. arguments]);

    /// <summary>Starts anything.</summary>
    public static Child StartCommand(
        string command, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Child(new Process { StartInfo = start });
    }

    /// <summary>The exit code, once all that was written has been read.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await Process.WaitForExitAsync(cancellationToken);
        return Process.ExitCode;
    }

    /// <summary>Ends the process, and those that it started.</summary>
    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }
}
