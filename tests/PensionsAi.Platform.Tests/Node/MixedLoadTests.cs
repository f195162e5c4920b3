using System.Globalization;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// 200 mixed calls at once, in the short form of <c>tests/benchmarks/PensionsAi.MixedLoad</c>: no 5xx, no broken connection,
/// memory within its limit. How fast it was is printed and not judged.
/// </summary>
public sealed class MixedLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task MixedCalls_TwoHundredAtOnce_NoneFails()
    {
        await using var node = await PlatformNode.StartAsync();
        using var load = Child.Start(
            Build.MixedLoad, node.Folder, new Dictionary<string, string>(),
            "--url", node.Address.AbsoluteUri, "--key", node.Key, "--samples", Build.Samples,
            "--pid", node.Process.Id.ToString(CultureInfo.InvariantCulture), "--seconds", "8");
        var exitCode = await load.WaitAsync(TestContext.Current.CancellationToken);
        output.WriteLine(load.Output);
        Assert.True(exitCode == 0, load.Output);
    }
}
