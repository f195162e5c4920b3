using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

public sealed class ScalingTests
{
    private static readonly IReadOnlyList<ScaledObject> ScaledObjects = [.. Manifests.All.OfType<ScaledObject>()];

    [Fact]
    public void Gateway_AndSynchronousServices_ScaleOnProcessorTime()
    {
        var scalers = Manifests.All.OfType<V2HorizontalPodAutoscaler>().ToList();

        Assert.Equal(["classification", "form-reading", "gateway", "masking"], scalers.Select(scaler => scaler.Spec.ScaleTargetRef.Name).Order());
        Assert.All(scalers, scaler =>
        {
            Assert.Equal(scaler.Metadata.Name, scaler.Spec.ScaleTargetRef.Name);
            Assert.Equal("Deployment", scaler.Spec.ScaleTargetRef.Kind);
            Assert.True(scaler.Spec.MinReplicas < scaler.Spec.MaxReplicas);
            Assert.Equal("cpu", Assert.Single(scaler.Spec.Metrics).Resource.Name);
        });
    }

    [Fact]
    public void EveryKindOfJob_ScalesOnTheLengthOfItsQueue()
    {
        var queues = ScaledObjects
            .SelectMany(entry => QueuesOf(entry).Select(trigger => (Queue: trigger.Metadata["queueName"], Service: entry.Spec.ScaleTargetRef.Name)))
            .ToDictionary(entry => entry.Queue, entry => entry.Service);

        Assert.Equal(Settings.RoutedServices.OfJobKinds(), queues);
    }

    [Fact]
    public void ScaledObjects_TakeTheBusFromItsSecret_AndCountSynchronousCallsToo() => Assert.All(ScaledObjects, entry =>
    {
        Assert.NotEmpty(QueuesOf(entry));
        Assert.All(QueuesOf(entry), queue =>
        {
            var authentication = Manifests.All.OfType<TriggerAuthentication>().Single(candidate => candidate.Metadata.Name == queue.AuthenticationRef!.Name);

            Assert.Equal("QueueLength", queue.Metadata["mode"]);
            Assert.True(int.Parse(queue.Metadata["value"], System.Globalization.CultureInfo.InvariantCulture) > 0);
            Assert.DoesNotContain("host", queue.Metadata.Keys);
            Assert.Equal("host", Assert.Single(authentication.Spec.SecretTargetRef)["parameter"]);
        });
        Assert.Contains(entry.Spec.Triggers, trigger => trigger is { Type: "cpu", MetricType: "Utilization" });
        Assert.True(entry.Spec.MinReplicaCount >= 1, "A service with synchronous calls, or with checks before a 202, is never at nought.");
        Assert.True(entry.Spec.MinReplicaCount < entry.Spec.MaxReplicaCount);
    });

    private static IEnumerable<ScaleTrigger> QueuesOf(ScaledObject entry) => entry.Spec.Triggers.Where(trigger => trigger.Type == "rabbitmq");
}
