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
        Assert.Equal(["form-reading", "transcription"], ServiceList.All.Where(service => service.Packages.Count > 0).Select(service => service.Image));

    /// <summary>The image has what <c>./run</c> installs for reading forms.</summary>
    [Fact]
    public void Packages_OfFormReading_AreThoseOfThePrerequisites()
    {
        var line = File.ReadLines(Repository.PathOf("deploy/prerequisites.sh")).Single(line => line.StartsWith("forms_take=(", StringComparison.Ordinal));
        Assert.Equal(
            line["forms_take=(".Length..^1].Split(' ').Select(entry => entry.Split(':')[1]),
            ServiceList.All.Single(service => service.Image == "form-reading").Packages);
    }
}
