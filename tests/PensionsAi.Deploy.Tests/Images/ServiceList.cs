namespace PensionsAi.Deploy.Tests.Images;

/// <summary>The services that <c>build.sh</c> makes images of.</summary>
internal sealed record ServiceList(string Image, string Project, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<ServiceList> All { get; } =
    [
        .. Repository.Read("deploy/images/services.list")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(parts => new ServiceList(parts[0], parts[1], parts[2..])),
    ];

    /// <summary>Name of the service's program.</summary>
    public string Program => Path.GetFileName(Project);
}
