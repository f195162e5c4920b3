using System.Text.RegularExpressions;

namespace PensionsAi.Deploy.Tests.Images;

public sealed partial class DockerfileTests
{
    public static TheoryData<string> Dockerfiles =>
        [.. Directory.EnumerateFiles(Repository.PathOf("deploy/images"), "Dockerfile", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_RunsAsANumberedUserThatIsNotRoot(string path)
    {
        // Kubernetes cannot tell whether a name is root.
        var user = Instructions(path).Last(instruction => instruction.Name == "USER").Arguments;

        Assert.Matches(@"\A[1-9][0-9]*:[1-9][0-9]*\z", user);
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_StartsWithoutAShell_AndAnswersForItsHealth(string path)
    {
        var instructions = Instructions(path);
        var starts = instructions.Where(instruction => instruction.Name is "ENTRYPOINT" or "CMD").ToList();
        if (starts.Count == 0)
            return; // A base image: nothing is started in it.

        Assert.All(starts, start => Assert.StartsWith("[", start.Arguments, StringComparison.Ordinal));
        Assert.Contains("CMD [", instructions.Single(instruction => instruction.Name == "HEALTHCHECK").Arguments, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_FetchesNothingButPackages_AndLeavesNoPackageLists(string path)
    {
        var instructions = Instructions(path);

        Assert.DoesNotContain(instructions, instruction => instruction.Name == "ADD");
        Assert.All(instructions.Where(instruction => instruction.Name == "RUN"), run =>
        {
            Assert.DoesNotMatch(@"\b(curl|wget|sudo|chmod 777)\b", run.Arguments);
            if (!run.Arguments.Contains("apt-get", StringComparison.Ordinal))
                return;
            Assert.Contains("apt-get update", run.Arguments, StringComparison.Ordinal);
            Assert.Contains("--no-install-recommends", run.Arguments, StringComparison.Ordinal);
            Assert.Contains("rm -rf /var/lib/apt/lists/*", run.Arguments, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Dockerfile_HoldsNoSecret() =>
        Assert.All(Dockerfiles.Select(row => row.Data), path =>
            Assert.DoesNotMatch("(?i)(password|secret|key)[a-z_-]*=[^$ ]", Repository.Read(path)));

    [Fact]
    public void ServiceDockerfile_ListensOnThePortOfTheManifests_AndChecksReadiness()
    {
        var instructions = Instructions("deploy/images/Dockerfile");

        Assert.Equal("8080", instructions.Single(instruction => instruction.Name == "EXPOSE").Arguments);
        Assert.Contains("ASPNETCORE_URLS=http://+:8080", instructions.Single(instruction => instruction.Name == "ENV").Arguments, StringComparison.Ordinal);
        Assert.Contains("/health/ready", instructions.Single(instruction => instruction.Name == "HEALTHCHECK").Arguments, StringComparison.Ordinal);
        Assert.Equal("[\"/app/service\"]", instructions.Single(instruction => instruction.Name == "ENTRYPOINT").Arguments);
    }

    private static List<(string Name, string Arguments)> Instructions(string path)
    {
        var joined = Continuation().Replace(Comment().Replace(Repository.Read(path), string.Empty), " ");
        return [.. joined.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1].Trim()))];
    }

    [GeneratedRegex(@"^\s*#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();
}
