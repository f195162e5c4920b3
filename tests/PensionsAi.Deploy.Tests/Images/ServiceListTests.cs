using System.Xml.Linq;

namespace PensionsAi.Deploy.Tests.Images;

public sealed class ServiceListTests
{
    public static TheoryData<string> Images => [.. ServiceList.All.Select(service => service.Image)];

    [Theory]
    [MemberData(nameof(Images))]
    public void Service_HasAProgramOfItsOwn(string image)
    {
        var service = ServiceList.All.Single(entry => entry.Image == image);
        var folder = Repository.PathOf(service.Project);

        Assert.True(File.Exists(Path.Combine(folder, "Program.cs")));
        Assert.Equal("Microsoft.NET.Sdk.Web", XDocument.Load(Path.Combine(folder, service.Program + ".csproj")).Root!.Attribute("Sdk")!.Value);
    }

    [Fact]
    public void List_HoldsEveryProgramOfTheServices()
    {
        var programs = Directory.EnumerateFiles(Repository.PathOf("services"), "Program.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("gateway"), "Program.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!).Replace('\\', '/'));

        Assert.Equal(programs.Order(), ServiceList.All.Select(service => service.Project).Order());
    }

    [Fact]
    public void Packages_AreInTheImagesThatCallThemAlone() =>
        Assert.Equal(
            [("form-reading", "poppler-utils"), ("transcription", "ffmpeg")],
            ServiceList.All.SelectMany(service => service.Packages.Select(package => (service.Image, package))));
}
