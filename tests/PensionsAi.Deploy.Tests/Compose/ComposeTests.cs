using PensionsAi.Deploy.Tests.Images;

namespace PensionsAi.Deploy.Tests.Compose;

public sealed class ComposeTests
{
    private static readonly ComposeFile File = ComposeFile.Read();

    public static TheoryData<string> Services => [.. File.Services.Keys];

    public static TheoryData<string> OwnServices => [.. ServiceList.All.Select(service => service.Image)];

    [Fact]
    public void File_StartsTheServicesTheBusAndTheDatabase() =>
        Assert.Equal(ImageNames.All.Keys.Order(), File.Services.Keys.Order());

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_HasTheImageOfItsName(string name) => Assert.Equal(ImageNames.All[name], File.Services[name].Image);

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_CanWriteNowhereAndHasNoPrivilege(string name)
    {
        var service = File.Services[name];

        Assert.True(service.ReadOnly);
        Assert.False(service.Privileged);
        Assert.Null(service.NetworkMode);
        Assert.Equal(["ALL"], service.CapDrop);
        Assert.Equal(["no-new-privileges:true"], service.SecurityOpt);
        Assert.Contains(service.Tmpfs, mount => mount.StartsWith("/tmp:", StringComparison.Ordinal));
        Assert.NotNull(service.MemLimit);
        Assert.Equal("unless-stopped", service.Restart);
        Assert.NotEqual("0", service.User?.Split(':')[0]);
    }

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void OwnService_WaitsForWhatItNeeds_KeepsItsFolder_AndIsGivenTimeToStop(string name)
    {
        var service = File.Services[name];

        Assert.Equal(["postgresql", "rabbitmq"], service.DependsOn.Keys.Order());
        Assert.All(service.DependsOn.Values, need => Assert.Equal("service_healthy", need["condition"]));
        Assert.Equal([$"{name}:/data"], service.Volumes);
        Assert.Contains(name, File.Volumes.Keys);
        Assert.Equal("45s", service.StopGracePeriod);
    }

    [Fact]
    public void Ports_OnlyTheGatewayIsReachedFromOutside_AndByDefaultFromThisMachineAlone()
    {
        Assert.Equal(["gateway"], File.Services.Where(service => service.Value.Ports.Count > 0).Select(service => service.Key));
        Assert.Equal(["${GATEWAY_ADDRESS:-127.0.0.1}:${GATEWAY_PORT:-8080}:8080"], File.Services["gateway"].Ports);
    }

    [Theory]
    [InlineData("rabbitmq")]
    [InlineData("postgresql")]
    public void Infrastructure_IsNotRoot_AndIsAskedForItsHealth(string name)
    {
        Assert.Equal("999:999", File.Services[name].User);
        Assert.NotNull(File.Services[name].Healthcheck);
    }

    [Fact]
    public void Variables_AreWrittenByPrepareOrHaveADefault()
    {
        var written = ImageNames.Registry.Keys.Concat(
            Repository.Read("deploy/compose/prepare.sh").Split('\n').Select(line => line.Trim().Split(' '))
                .Where(words => words is ["secret", _, _]).Select(words => words[1]));

        Assert.Equal(["GATEWAY_ADDRESS", "GATEWAY_PORT", "OTEL_EXPORTER_OTLP_ENDPOINT"], ComposeFile.Variables().Except(written).Order());
    }
}
