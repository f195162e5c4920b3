using System.Globalization;
using k8s.Models;
using PensionsAi.Deploy.Tests.Images;

namespace PensionsAi.Deploy.Tests.Kubernetes;

public sealed class WorkloadTests
{
    private static readonly IReadOnlyList<Workload> Workloads = Workload.In(Manifests.All);

    public static TheoryData<string> All => [.. Workloads.Select(workload => workload.Name)];

    public static TheoryData<string> Services => [.. ServiceList.All.Select(service => service.Image)];

    [Fact]
    public void Manifests_HaveADeploymentForEveryService() =>
        Assert.Equal(
            ServiceList.All.Select(service => service.Image).Order(), Manifests.All.OfType<V1Deployment>().Select(deployment => deployment.Metadata.Name).Order());

    [Theory]
    [MemberData(nameof(All))]
    public void Workload_RunsWithoutPrivilege_OnAFileSystemThatCannotBeWritten(string name)
    {
        var workload = Named(name);
        var pod = workload.Template.Spec;
        var container = workload.Container.SecurityContext;

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(pod.SecurityContext.RunAsUser > 0);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.False(pod.EnableServiceLinks);
        Assert.NotEqual(true, pod.HostNetwork);
        Assert.False(container.AllowPrivilegeEscalation);
        Assert.True(container.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.Capabilities.Drop);
        Assert.Null(container.Capabilities.Add);
        Assert.NotEqual(true, container.Privileged);
        Assert.DoesNotContain(pod.Volumes, volume => volume.HostPath is not null);
        Assert.Contains(workload.Container.VolumeMounts, mount => mount.MountPath == "/tmp");
        Assert.All(pod.Volumes.Where(volume => volume.EmptyDir is not null), volume => Assert.NotNull(volume.EmptyDir.SizeLimit));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Workload_HasAllProbesAndBoundedResources(string name)
    {
        var container = Named(name).Container;

        Assert.NotNull(container.StartupProbe);
        Assert.NotNull(container.ReadinessProbe);
        Assert.NotNull(container.LivenessProbe);
        Assert.All(["cpu", "memory"], resource =>
        {
            Assert.True(container.Resources.Requests[resource].ToDecimal() > 0);
            Assert.True(container.Resources.Limits[resource].ToDecimal() >= container.Resources.Requests[resource].ToDecimal());
        });
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_IsProbedAtItsHealthPaths_OnPort8080(string name)
    {
        var container = Named(name).Container;

        Assert.Equal(8080, Assert.Single(container.Ports).ContainerPort);
        Assert.Equal("/health/startup", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.All(
            [container.StartupProbe, container.ReadinessProbe, container.LivenessProbe], probe => Assert.Equal("http", probe.HttpGet.Port.Value));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_IsReplacedWithoutAGap_AndGivenTimeToStop(string name)
    {
        var deployment = Manifests.All.OfType<V1Deployment>().Single(entry => entry.Metadata.Name == name).Spec;

        Assert.Equal("0", deployment.Strategy.RollingUpdate.MaxUnavailable.Value);
        // Left to the scalers: a number here would undo theirs at every apply.
        Assert.Null(deployment.Replicas);
        // A process drains, and then takes up to 30 s to finish its calls.
        var drain = Manifests.All.OfType<V1ConfigMap>().Single(entry => entry.Metadata.Name == "platform-settings").Data["Platform__Drain__Delay"];
        Assert.InRange(TimeSpan.Parse(drain, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(60));
        Assert.Contains(Named(name).Container.EnvFrom, source => source.ConfigMapRef?.Name == "platform-settings");
        Assert.True(Named(name).Template.Spec.TerminationGracePeriodSeconds >= TimeSpan.Parse(drain, CultureInfo.InvariantCulture).TotalSeconds + 35);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_HasADisruptionBudget_ThatLetsANodeBeEmptied(string name)
    {
        var budget = Manifests.All.OfType<V1PodDisruptionBudget>().Single(entry => entry.Metadata.Name == name).Spec;

        Assert.Equal(Named(name).Selector.MatchLabels, budget.Selector.MatchLabels);
        Assert.Equal("1", budget.MaxUnavailable.Value);
        Assert.Null(budget.MinAvailable);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Workload_IsSelectedByItselfAndItsServiceAlone(string name)
    {
        var workload = Named(name);
        var service = Manifests.All.OfType<V1Service>().Single(entry => entry.Metadata.Name == name).Spec;

        Assert.Equal(workload.Selector.MatchLabels, service.Selector);
        Assert.Equal(
            [name], Workloads.Where(other => service.Selector.All(label => other.Labels.Contains(label))).Select(other => other.Name));
        var port = Assert.Single(service.Ports);
        var containerPort = Assert.Single(workload.Container.Ports);
        Assert.Equal(containerPort.Name, port.TargetPort.Value);
        Assert.Equal(containerPort.ContainerPort, port.Port);
        Assert.Null(service.Type);
    }

    private static Workload Named(string name) => Workloads.Single(workload => workload.Name == name);
}
