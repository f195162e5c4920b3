namespace PensionsAi.Platform.Tests.Node;

/// <summary>Looks for words in everything that a platform of one process has written: metrics, console, telemetry and files.</summary>
internal static class WrittenByNode
{
    private const int Services = 4;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Stops the platform, and fails where one of the words is.</summary>
    /// <param name="node">The platform.</param>
    /// <param name="collector">Where its telemetry went.</param>
    /// <param name="words">What must be nowhere.</param>
    /// <param name="lines">What must be in the console: what was looked in can be read.</param>
    /// <returns>The files that were looked in.</returns>
    public static async Task<IReadOnlyList<string>> AssertCleanAsync(PlatformNode node, Collector collector, WordSearch words, params string[] lines)
    {
        // Metrics are pulled as well as exported, and a stop flushes what is exported in batches.
        for (var service = 0; service < Services; service++)
        {
            using var plain = node.ServiceClient(service);
            words.AssertNone("metrics", await plain.GetStringAsync("/metrics", Cancelled));
        }

        Assert.Equal(0, await node.StopAsync());
        foreach (var line in lines)
            Assert.Contains(line, node.Output, StringComparison.Ordinal);
        words.AssertNone("console", node.Output);
        Assert.Superset(new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" }, collector.Kinds.ToHashSet());
        foreach (var message in collector.Messages)
            words.AssertNone("telemetry", message);
        var files = Directory.GetFiles(node.Folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("jobs.db", StringComparison.Ordinal));
        foreach (var file in files)
            words.AssertNone(Path.GetFileName(file), await File.ReadAllBytesAsync(file, Cancelled));
        return files;
    }
}
