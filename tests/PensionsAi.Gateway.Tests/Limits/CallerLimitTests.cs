using System.Net;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Tests.Limits;

public sealed class CallerLimitTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_AboveTheRate_AreRefusedForThatCallerAlone()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:CallerLimit:CallsPerSecond", "1"), ("Gateway:CallerLimit:Burst", "3"));
        using var hasty = host.CallerWith(Scopes.Mask);
        using var other = host.CallerWith(Scopes.Classify);
        var statuses = new List<int>();
        for (var call = 0; call < 6; call++)
        {
            using var answer = await hasty.GetAsync("/v1/api-info", Cancelled);
            statuses.Add((int)answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await answer.AssertProblemAsync(429, "too-many-requests");
                Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
            }
        }

        using var undisturbed = await other.GetAsync("/v1/api-info", Cancelled);
        Assert.Equal([200, 200, 200, 429], statuses.Take(4));
        Assert.Equal(HttpStatusCode.OK, undisturbed.StatusCode);
        var denials = await host.AuditAsync(1, entry => entry.Status == 429);
        Assert.All(denials, entry => Assert.Equal("mask", entry.Caller));
    }

    [Fact]
    public async Task Calls_AboveTheConcurrency_AreRefused()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:CallerLimit:Concurrency", "1"));
        using var caller = host.Developer();
        using var followed = await caller.GetAsync(
            "/v1/jobs/0199f3a0-0000-7000-8000-000000000001/events", HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var second = await caller.GetAsync("/v1/api-info", Cancelled);

        Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
        await second.AssertProblemAsync(429, "too-many-requests");
    }
}
