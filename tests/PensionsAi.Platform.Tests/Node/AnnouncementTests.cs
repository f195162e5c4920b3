namespace PensionsAi.Platform.Tests.Node;

/// <summary>What whoever starts the platform reads.</summary>
[Collection(NodeTests.Name)]
public sealed class AnnouncementTests(SharedNode shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Announcement_AfterStart_NamesAddressKeyAndFiles()
    {
        // Printed just after the port opened.
        var line = $"is ready at http://localhost:{shared.Platform.Port}";
        for (var i = 0; i < 100 && !shared.Platform.Output.Contains("X-Api-Key:", StringComparison.Ordinal); i++)
            await Task.Delay(50, Cancelled);
        Assert.Contains(line, shared.Platform.Output, StringComparison.Ordinal);
        Assert.Contains($"X-Api-Key: {shared.Platform.Key}", shared.Platform.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsPull_UnknownName_SaysSo()
    {
        var (exitCode, output) = await shared.Platform.CommandAsync("models", "pull", "no-such-model");
        Assert.Equal(1, exitCode);
        Assert.Equal("There is no model of the name no-such-model.", output);
    }
}
