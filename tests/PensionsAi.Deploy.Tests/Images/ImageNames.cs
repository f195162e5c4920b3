namespace PensionsAi.Deploy.Tests.Images;

/// <summary>The files of image names, as a shell and as compose read them.</summary>
internal static class ImageNames
{
    public static IReadOnlyDictionary<string, string> Registry { get; } = Read("deploy/images.env");

    public static IReadOnlyDictionary<string, string> Debian { get; } = Read("deploy/images.debian.env");

    public static string OfService(string service) => $"{Registry["PENSIONSAI_REPOSITORY"]}/{service}:{Registry["PENSIONSAI_TAG"]}";

    /// <summary>Image name of everything that a manifest or compose may start, by the name that it has there.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = ServiceList.All
        .ToDictionary(service => service.Image, service => OfService(service.Image))
        .Append(new("rabbitmq", Registry["RABBITMQ_IMAGE"]))
        .Append(new("postgresql", Registry["POSTGRESQL_IMAGE"]))
        .ToDictionary();

    private static Dictionary<string, string> Read(string path) => Repository.Read(path)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('=', 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);
}
