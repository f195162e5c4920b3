using System.Net;
using PensionsAi.Gateway.Keys;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Tests.Authentication;

public sealed class FailedAttemptsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ManyWrongKeys_AreRefusedWithoutShuttingOutProvenCallers()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:FailedAttempts:Burst", "3"), ("Gateway:FailedAttempts:Interval", "00:10:00"));
        using var proven = host.CallerWith(Scopes.Mask);
        using var first = await proven.GetAsync("/v1/api-info", Cancelled);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var guesser = host.WithKey(ApiKeyText.Create());
            using var wrong = await guesser.GetAsync("/v1/api-info", Cancelled);
            await wrong.AssertProblemAsync(401, "unauthenticated");
        }

        using var again = host.WithKey(ApiKeyText.Create());
        using var refused = await again.GetAsync("/v1/api-info", Cancelled);
        await refused.AssertProblemAsync(429, "too-many-failed-attempts");
        Assert.Equal(TimeSpan.FromMinutes(10), refused.Headers.RetryAfter?.Delta);

        // A right key tells the guesser no more than a wrong one; the caller that was there before does not notice.
        using var lucky = host.CallerWith(Scopes.Classify);
        using var hidden = await lucky.GetAsync("/v1/api-info", Cancelled);
        await hidden.AssertProblemAsync(429, "too-many-failed-attempts");
        using var undisturbed = await proven.GetAsync("/v1/api-info", Cancelled);
        Assert.Equal(HttpStatusCode.OK, undisturbed.StatusCode);

        var denials = await host.AuditAsync(2, entry => entry.Status == 429);
        Assert.All(denials, entry => Assert.Null(entry.Caller));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pai_")]
    [InlineData("local")]
    [InlineData("pai_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public async Task Call_KeyOfNoForm_IsUnauthenticated(string key)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Stranger();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", key);
        using var answer = await client.GetAsync("/v1/models", Cancelled);

        await answer.AssertProblemAsync(401, "unauthenticated");
    }
}
