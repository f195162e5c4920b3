using System.Collections.Concurrent;

namespace PensionsAi.TestServers;

/// <summary>Says which servers a test run used, each once, so that its figures can name them.</summary>
internal static class UsedServers
{
    private static readonly ConcurrentDictionary<string, bool> Said = new();

    public static void Say(string product, string version, IServerHost host)
    {
        var line = $"Tests use {product} {version} {host.Description}.";
        if (Said.TryAdd(line, true))
            Console.Out.WriteLine(line);
    }
}
