using System.Globalization;

namespace PensionsAi.Distributed.Running;

/// <summary>A process of the platform, and what the kernel knows of it.</summary>
internal sealed class Service(string name, Uri address, string folder, Child child) : IDisposable
{
    public string Name => name;

    public Uri Address => address;

    public bool IsRunning { get; private set; } = true;

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            child.Process.Refresh();
            return child.Process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that was resident at one moment, in bytes.</summary>
    public long PeakBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{child.Process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6).TrimEnd("kB"), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>A client of the gateway with the key that it makes at its first start.</summary>
    public HttpClient Client() => new()
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(10),
        DefaultRequestHeaders = { { "X-Api-Key", File.ReadAllText(Path.Combine(folder, ".local", "api-key")).Trim() } },
    };

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (child.Process.HasExited)
                throw new InvalidOperationException($"{name} did not start: {child.Output}");
            try
            {
                using var answer = await client.GetAsync("/health/ready", cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public void Dispose()
    {
        if (IsRunning)
            child.Dispose();
        IsRunning = false;
    }
}
