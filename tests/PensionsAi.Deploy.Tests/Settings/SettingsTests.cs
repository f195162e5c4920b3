using k8s.Models;
using PensionsAi.Deploy.Tests.Compose;
using PensionsAi.Deploy.Tests.Images;
using PensionsAi.Deploy.Tests.Kubernetes;

namespace PensionsAi.Deploy.Tests.Settings;

public sealed class SettingsTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read();
    private static readonly IReadOnlyList<Workload> Workloads = Workload.In(Manifests.All);

    public static TheoryData<string> Services => [.. ServiceList.All.Select(service => service.Image)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Settings_AreReadByAProgram(string service)
    {
        var variables = Compose.Services[service].Environment.Keys.Concat(InKubernetes(service).Keys).Distinct();

        Assert.All(variables, variable => Assert.Contains(KnownSettings.PathOf(variable), KnownSettings.All));
    }

    [Theory]
    [InlineData("Bus__Adress")]
    [InlineData("Gateway__ReverseProxy__Clusters__maskings__Destinations__one__Address")]
    public void KnownSettings_DoNotHoldAMisspeltOne(string variable) => Assert.DoesNotContain(KnownSettings.PathOf(variable), KnownSettings.All);

    [Theory]
    [MemberData(nameof(Services))]
    public void Settings_OfComposeAndKubernetes_AreTheSame(string service)
    {
        var compose = Compose.Services[service].Environment;
        // In Kubernetes, who is ready is not for the gateway to find out.
        var kubernetes = InKubernetes(service).Where(setting => !setting.Key.EndsWith("__HealthCheck__Active__Enabled", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal(compose.Keys.Order(StringComparer.Ordinal), kubernetes.Keys.Order(StringComparer.Ordinal));
        // What compose takes from .env is a secret, or the site's to say.
        var fixedInCompose = compose.Where(setting => !setting.Value!.Contains("${", StringComparison.Ordinal)).ToList();
        Assert.All(fixedInCompose, setting => Assert.Equal(setting.Value, kubernetes[setting.Key]));
        Assert.All(
            kubernetes.Where(setting => setting.Value is null), setting => Assert.Contains("${", compose[setting.Key], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Ports_OfComposeAndKubernetes_AreTheSame(string service) =>
        Assert.Equal(
            Compose.Services[service].Expose, Workloads.Single(workload => workload.Name == service).Container.Ports.Select(port => $"{port.ContainerPort}"));

    [Theory]
    [MemberData(nameof(Services))]
    public void Memory_OfComposeAndKubernetes_IsTheSame(string service)
    {
        var limit = Workloads.Single(workload => workload.Name == service).Container.Resources.Limits["memory"].ToString();

        Assert.Equal(limit, Compose.Services[service].MemLimit!.Replace("m", "Mi", StringComparison.Ordinal).Replace("g", "Gi", StringComparison.Ordinal));
    }

    [Fact]
    public void Clusters_AllHaveAServiceOfTheirName() => Assert.All(RoutedServices.Clusters, cluster =>
    {
        var address = Compose.Services["gateway"].Environment[$"Gateway__ReverseProxy__Clusters__{cluster}__Destinations__one__Address"];

        Assert.Equal($"http://{cluster}:8080", address);
        Assert.Contains(cluster, ServiceList.All.Select(service => service.Image));
    });

    [Fact]
    public void JobKinds_AreDoneByTheServiceThatDoesThemOnOneMachine() => Assert.All(RoutedServices.OfJobKinds(), kind =>
        Assert.Equal($"http://{kind.Value}:8080", Compose.Services["jobs"].Environment[$"Jobs__Kinds__{kind.Key}__Service"]));

    [Fact]
    public void Keys_AreGivenToThoseAloneThatNeedThem()
    {
        var holders = from service in ServiceList.All
                      from variable in InKubernetes(service.Image).Keys
                      where variable.StartsWith("Platform__Keys__", StringComparison.Ordinal)
                      group service.Image by variable;

        Assert.Equal(
            [
                "Platform__Keys__callbacks: gateway jobs",
                "Platform__Keys__data: classification form-reading jobs masking transcription",
                "Platform__Keys__examples: classification",
                "Platform__Keys__internal-token: classification form-reading gateway jobs masking transcription",
                "Platform__Keys__masking: masking",
                "Platform__Keys__pseudonyms: masking",
                "Platform__Keys__reviews: form-reading",
            ],
            holders.Select(holder => $"{holder.Key}: {string.Join(' ', holder.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DevelopmentKey_IsNotMade() =>
        Assert.Equal("false", Compose.Services["gateway"].Environment["Gateway__Keys__DevelopmentKey"]);

    /// <summary>The environment of a service; null where the value is a secret.</summary>
    private static Dictionary<string, string?> InKubernetes(string service)
    {
        var container = Workloads.Single(workload => workload.Name == service).Container;
        var maps = Manifests.All.OfType<V1ConfigMap>().ToDictionary(map => map.Metadata.Name, map => map.Data);
        return container.EnvFrom.SelectMany(source => maps[source.ConfigMapRef.Name]).Select(entry => (entry.Key, Value: (string?)entry.Value))
            .Concat(container.Env.Select(variable => (Key: variable.Name, Value: (string?)variable.Value)))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
    }
}
