using System.Diagnostics;
using k8s.Models;
using PensionsAi.Deploy.Tests.Images;

namespace PensionsAi.Deploy.Tests.Kubernetes;

public sealed class KustomizationTests
{
    public static TheoryData<string> Folders => [.. Kustomization.Folders];

    public static TheoryData<string> Overlays => ["small", "large", "trial"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Kustomization_NamesWhatIsThere(string folder)
    {
        var kustomization = Kustomization.Read(folder);
        var paths = kustomization.Resources.Concat(kustomization.Components)
            .Select(path => Path.GetFullPath(Path.Combine(Repository.Kubernetes, folder, path)));

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(File.Exists(path) || File.Exists(Path.Combine(path, "kustomization.yaml")), path));
        Assert.Equal(folder.StartsWith("components", StringComparison.Ordinal) ? "Component" : "Kustomization", kustomization.Kind);
    }

    [Fact]
    public void Kustomizations_UseEveryManifest()
    {
        var used = Kustomization.Folders.SelectMany(folder => Kustomization.Read(folder).Resources.Select(path => Path.Combine(folder, path)));

        Assert.Empty(Manifests.Files.Except(used));
    }

    [Fact]
    public void Images_AreThoseOfTheOnePlace()
    {
        var images = Kustomization.Folders.SelectMany(folder => Kustomization.Read(folder).Images)
            .ToDictionary(image => image["name"], image => $"{image["newName"]}:{image["newTag"]}");

        Assert.Equal(ImageNames.All, images);
        Assert.All(Workload.In(Manifests.All), workload => Assert.Equal(workload.Name, workload.Container.Image));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Overlay_Rendered_IsWhole(string overlay)
    {
        var rendered = Manifests.Parse(await RenderAsync(overlay));
        var workloads = Workload.In(rendered);
        var scaled = rendered.OfType<V2HorizontalPodAutoscaler>().Select(scaler => scaler.Spec.ScaleTargetRef.Name)
            .Concat(rendered.OfType<ScaledObject>().Select(entry => entry.Spec.ScaleTargetRef.Name))
            .ToList();

        Assert.All(workloads, workload => Assert.Equal(ImageNames.All[workload.Name], workload.Container.Image));
        Assert.All(rendered.Where(entry => entry is not V1Namespace), entry => Assert.Equal("pensionsai", entry.Metadata.NamespaceProperty));
        // Two scalers of one deployment undo each other's work.
        Assert.Equal(scaled.Distinct(), scaled);
        Assert.Contains("gateway", scaled);
        Assert.Single(rendered.OfType<V1NetworkPolicy>(), policy => policy.Metadata.Name == "platform-to-data");
        Assert.Equal(overlay == "trial" ? 8 : 6, workloads.Count);
        if (overlay == "large")
            Assert.True(rendered.OfType<V2HorizontalPodAutoscaler>().Single().Spec.MinReplicas >= 2);
    }

    private static async Task<string> RenderAsync(string overlay)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var kubectl = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "kubectl")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(kubectl is null, "kubectl, which renders the overlays, is not installed.");

        using var process = Process.Start(new ProcessStartInfo(kubectl!, ["kustomize", Path.Combine(Repository.Kubernetes, "overlays", overlay)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
