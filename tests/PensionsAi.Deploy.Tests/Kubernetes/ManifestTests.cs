using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

public sealed class ManifestTests
{
    public static TheoryData<string> Files => [.. Manifests.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_HoldsObjectsThatKubernetesKnows(string file)
    {
        var objects = Manifests.Parse(File.ReadAllText(Path.Combine(Repository.Kubernetes, file)));

        Assert.NotEmpty(objects);
        Assert.All(objects, entry =>
        {
            Assert.Matches(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", entry.Metadata.Name);
            Assert.Equal("pensionsai", entry.Metadata.Labels["app.kubernetes.io/part-of"]);
            // Given by the kustomization, so that another name of it is one change.
            Assert.Null(entry.Metadata.NamespaceProperty);
        });
    }

    [Theory]
    [InlineData("kind: Deployment\napiVersion: apps/v1\nspec: { replica: 2 }")]
    [InlineData("kind: Gadget\napiVersion: example.org/v1")]
    public void Parse_UnknownFieldOrKind_Fails(string yaml) => Assert.ThrowsAny<Exception>(() => Manifests.Parse(yaml));

    [Fact]
    public void Manifests_HoldNoSecret() => Assert.Empty(Manifests.All.OfType<V1Secret>());

    [Fact]
    public void Namespace_RefusesPodsWithPrivilege() =>
        Assert.Equal("restricted", Assert.Single(Manifests.All.OfType<V1Namespace>()).Metadata.Labels["pod-security.kubernetes.io/enforce"]);

    [Fact]
    public void ServiceAccount_HasNoTokenOfTheCluster() =>
        Assert.False(Assert.Single(Manifests.All.OfType<V1ServiceAccount>()).AutomountServiceAccountToken);

    [Fact]
    public void References_PointAtWhatIsThereOrMadeBySecretsScript()
    {
        var script = Repository.Read("deploy/kubernetes/secrets.sh");
        var workloads = Workload.In(Manifests.All);
        var account = Assert.Single(Manifests.All.OfType<V1ServiceAccount>()).Metadata.Name;
        var maps = Manifests.All.OfType<V1ConfigMap>().Select(map => map.Metadata.Name).ToList();
        var secrets = workloads.SelectMany(workload => workload.Container.Env ?? [])
            .Select(variable => variable.ValueFrom?.SecretKeyRef)
            .OfType<V1SecretKeySelector>()
            .Select(secret => (secret.Name, secret.Key))
            .Concat(Manifests.All.OfType<TriggerAuthentication>().SelectMany(entry => entry.Spec.SecretTargetRef).Select(entry => (Name: entry["name"], Key: entry["key"])))
            .Distinct()
            .ToList();

        Assert.All(workloads, workload => Assert.Equal(account, workload.Template.Spec.ServiceAccountName));
        Assert.All(workloads.SelectMany(workload => workload.Container.EnvFrom ?? []), source => Assert.Contains(source.ConfigMapRef.Name, maps));
        Assert.Equal(11, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches($"secret {secret.Name} .*{secret.Key} ", script));
    }
}
