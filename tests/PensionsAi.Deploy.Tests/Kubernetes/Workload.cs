using k8s;
using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>A Deployment or StatefulSet: what both have.</summary>
internal sealed record Workload(string Name, V1PodTemplateSpec Template, V1LabelSelector Selector)
{
    public V1Container Container => Assert.Single(Template.Spec.Containers);

    public IDictionary<string, string> Labels => Template.Metadata.Labels;

    public string Role => Labels["pensionsai.platform/role"];

    public static IReadOnlyList<Workload> In(IEnumerable<IKubernetesObject<V1ObjectMeta>> objects) =>
    [
        .. objects.Select(entry => entry switch
        {
            V1Deployment deployment => new Workload(deployment.Name(), deployment.Spec.Template, deployment.Spec.Selector),
            V1StatefulSet set => new Workload(set.Name(), set.Spec.Template, set.Spec.Selector),
            _ => null,
        }).OfType<Workload>(),
    ];
}
