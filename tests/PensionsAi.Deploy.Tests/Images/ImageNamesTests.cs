using System.Text.RegularExpressions;

namespace PensionsAi.Deploy.Tests.Images;

public sealed partial class ImageNamesTests
{
    // Files that may hold an image's name: the one place, and the manifests' copy, which KustomizationTests hold to it.
    private static readonly string[] NamingFiles = ["deploy/images.env", "deploy/images.debian.env"];

    [Fact]
    public void Names_EveryImage_HasATagThatIsNotLatest()
    {
        var images = ImageNames.Registry.Concat(ImageNames.Debian)
            .Where(name => name.Key.EndsWith("_IMAGE", StringComparison.Ordinal)).ToList();

        Assert.True(images.Count >= 7);
        Assert.All(images, image => Assert.Matches(@"\A[a-z0-9./-]+:(?!latest)[a-z0-9.-]+\z", image.Value));
    }

    [Fact]
    public void Tag_OfOurImages_IsTheVersion() => Assert.Equal(Repository.Version, ImageNames.Registry["PENSIONSAI_TAG"]);

    [Fact]
    public void DebianNames_ReplaceNamesThatExist() =>
        Assert.Equal(["DEBIAN_IMAGE"], ImageNames.Debian.Keys.Except(ImageNames.Registry.Keys));

    [Fact]
    public void OtherFiles_NameNoImage()
    {
        var names = ImageNames.Registry.Concat(ImageNames.Debian)
            .Where(name => name.Key.EndsWith("_IMAGE", StringComparison.Ordinal))
            .Select(name => name.Value)
            .ToList();
        var naming = from file in Directory.EnumerateFiles(Repository.PathOf("deploy"), "*", SearchOption.AllDirectories)
                     let path = Path.GetRelativePath(Repository.Root, file)
                     where !NamingFiles.Contains(path) && !IsIgnored(path)
                     let text = File.ReadAllText(file)
                     where names.Any(name => text.Contains(name, StringComparison.Ordinal)) || LiteralFrom().IsMatch(text)
                     select path;

        Assert.Empty(naming);
    }

    private static bool IsIgnored(string path) =>
        path.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("bin") || parts.Contains("obj") || parts[^1] == ".env");

    [GeneratedRegex(@"^FROM (?!\$\{[A-Z_]+\})", RegexOptions.Multiline)]
    private static partial Regex LiteralFrom();
}
