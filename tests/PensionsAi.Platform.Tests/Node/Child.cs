using System.Collections.Concurrent;
using System.Diagnostics;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>A .NET program as a process of its own, with everything that it writes.</summary>
internal sealed class Child : IDisposable
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

    public Process Process { get; }

    public string Output => string.Join('\n', _lines);

    public static Child Start(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
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
