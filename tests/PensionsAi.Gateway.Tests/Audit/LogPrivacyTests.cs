using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Audit;

public sealed class LogPrivacyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_AfterCallsOfManyKinds_HoldNoKeyQueryOrContent()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:ReverseProxy:Clusters:masking:HttpRequest:ActivityTimeout", "00:00:00.500"));
        using var caller = host.Developer();
        foreach (var behaviour in (string[])["", "hang", "break-off", "bare-500", "problem", "accept"])
        {
            using var content = new StringContent("canary-body");
            using var response = await caller.PostAsync($"/v1/maskings?behave={behaviour}&callbackUrl=canary-query", content, Cancelled);
        }

        using var unknown = await caller.GetAsync("/v1/canary-path?canary-query", Cancelled);
        using var guesser = host.WithKey("canary-key");
        using var refused = await guesser.GetAsync("/v1/jobs?canary-query", Cancelled);
        await host.Behind["masking"].DisposeAsync();
        using var down = await caller.PostAsync("/v1/maskings?canary-query", new StringContent("canary-body"), Cancelled);

        Assert.NotEmpty(host.Logs.Text);
        Assert.DoesNotContain("canary", host.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.DevelopmentKey, host.Logs.Text, StringComparison.Ordinal);
    }
}
