using System.Xml.Linq;

namespace PensionsAi.Platform.Tests.Architecture;

/// <summary>Holds the rules of who may reference whom, on the project files themselves.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Services =>
        [.. Projects("services").Where(path => !path.Contains("building-blocks", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_OtherServices_AreReferencedByContractsAlone(string service)
    {
        var area = service.Split('.')[1];
        var foreign = References(service)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !IsBuildingBlock(name!) && name!.Split('.')[1] != area && !name.EndsWith(".Contracts", StringComparison.Ordinal));
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime", "PensionsAi.Inference")]
    [InlineData("Microsoft.ML", "PensionsAi.Classification")]
    [InlineData("Microsoft.ML.Tokenizers", "PensionsAi.Classification", "PensionsAi.Transcription")]
    public void ModelPackage_Projects_AreThoseThatMayUseIt(string package, params string[] allowed)
    {
        var users = Projects("services").Concat(Projects("gateway"))
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Any(reference => (string?)reference.Attribute("Include") == package))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(allowed, users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Contracts_Packages_AreNone() =>
        Assert.All(
            Projects("services").Where(path => path.EndsWith(".Contracts.csproj", StringComparison.Ordinal)),
            path => Assert.Empty(XDocument.Load(path).Descendants("PackageReference")));

    private static bool IsBuildingBlock(string name) =>
        Projects("services/building-blocks").Any(path => Path.GetFileNameWithoutExtension(path) == name);

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Projects("services").Single(path => Path.GetFileNameWithoutExtension(path) == project))
            .Descendants("ProjectReference")
            .Select(reference => (string)reference.Attribute("Include")!);

    private static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PensionsAi.Platform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
