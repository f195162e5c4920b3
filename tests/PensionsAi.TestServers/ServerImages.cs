using System.Reflection;

namespace PensionsAi.TestServers;

/// <summary>The images that <c>deploy/</c> names, as far as this machine's engine has them.</summary>
internal static class ServerImages
{
    // The registry's before those that are made of Debian's packages.
    private static readonly string[] NamingFiles = ["images.env", "images.debian.env"];

    /// <summary>The first of the images with a name in the naming files that the engine has; null when it has none.</summary>
    public static string? Find(string variable) => DockerEngine.Missing is not null
        ? null
        : NamingFiles.SelectMany(Names).Where(name => name.Variable == variable).Select(name => name.Image).FirstOrDefault(DockerEngine.HasImage);

    private static IEnumerable<(string Variable, string Image)> Names(string file) =>
        from line in File.ReadLines(Path.Combine(Deploy, file))
        where !line.StartsWith('#')
        let parts = line.Split('=', 2)
        where parts.Length == 2
        select (parts[0], parts[1]);

    private static string Deploy { get; } =
        typeof(ServerImages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Deploy").Value!;
}
