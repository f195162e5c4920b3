namespace PensionsAi.TestServers;

/// <summary>
/// Removes the containers of this test run at its end, however it ends. Testcontainers has a container of its own for that, whose
/// image cannot be had without a registry.
/// </summary>
internal static class ContainersOfTheRun
{
    /// <summary>The label that every container of a test run has; its value is the run.</summary>
    public const string Label = "pensionsai.test-run";

    private static readonly Lazy<(string Name, AtTheEnd Removal)> Run = new(Begin);

    /// <summary>The run's name.</summary>
    public static string Name => Run.Value.Name;

    private static (string Name, AtTheEnd Removal) Begin()
    {
        var name = Guid.NewGuid().ToString("N");
        return (name, AtTheEnd.Run(
            """docker ps --all --quiet --filter "label=$label" | xargs --no-run-if-empty docker rm --force --volumes""",
            new Dictionary<string, string> { ["label"] = $"{Label}={name}" }));
    }
}
