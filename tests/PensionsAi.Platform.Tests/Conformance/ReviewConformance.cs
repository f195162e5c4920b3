using System.Net.Http.Json;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>A form that nobody could accept, from its reading to what a person said of it.</summary>
public abstract class ReviewConformance(IRunning shared)
{
    // As five digits, the sample's ten are never accepted.
    private const string NotAccepted = "/v1/form-readings?template=field:digits&length=5";

    private static readonly byte[] Sample = File.ReadAllBytes(Path.Combine(Build.Samples, "personnummer.png"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reviews_OfACallAndOfAJob_AreClaimedAndSettledByAnyReviewer()
    {
        using var caller = shared.Platform.Client(await shared.Platform.RenewKeyAsync("sends-forms", "read-forms"));
        using var anna = shared.Platform.Client(await shared.Platform.RenewKeyAsync("reviewer-anna", "review"));
        using var bo = shared.Platform.Client(await shared.Platform.RenewKeyAsync("reviewer-bo", "review"));
        using var answer = await caller.PostAsync(NotAccepted, "image/png", Sample);
        using var accepted = await caller.PostAsync(NotAccepted, "image/png", Sample, ("Prefer", "respond-async"), ("X-Case-Reference", "PM-7"));
        var job = await caller.FollowAsync(accepted.Headers.Location!);
        using var result = await caller.GetAsync($"{accepted.Headers.Location}/result", Cancelled);

        var ofCall = ReviewOf(await answer.JsonAsync());
        var ofJob = ReviewOf(await result.JsonAsync());
        using (var refused = await caller.GetAsync(ofCall, Cancelled))
            await refused.ProblemAsync(403);
        using (var seen = await anna.GetAsync(ofJob, Cancelled))
        {
            var details = await seen.JsonAsync();
            Assert.Equal(job.GetProperty("id").GetString(), details.GetProperty("review").GetProperty("jobId").GetString());
            Assert.Equal("PM-7", details.GetProperty("review").GetProperty("caseReference").GetString());
            Assert.StartsWith("data:image/png;base64,", details.GetProperty("fields")[0].GetProperty("crop").GetString(), StringComparison.Ordinal);
        }

        using (var claimed = await anna.PutAsync($"{ofCall}/claim", null, Cancelled))
            Assert.Equal("reviewer-anna", (await claimed.JsonAsync()).GetProperty("claimedBy").GetString());
        using (var second = await bo.PutAsync($"{ofCall}/claim", null, Cancelled))
            await second.ProblemAsync(409);
        using (var other = await bo.PutAsJsonAsync(ofCall, new { values = new { digits = "34010" } }, Cancelled))
            await other.ProblemAsync(409);
        using (var settled = await anna.PutAsJsonAsync(ofCall, new { values = new { digits = "34010" } }, Cancelled))
            Assert.Equal("settled", (await settled.JsonAsync()).GetProperty("status").GetString());
        using (var rejected = await bo.PutAsJsonAsync(ofJob, new { reject = "Another form." }, Cancelled))
            Assert.Equal("rejected", (await rejected.JsonAsync()).GetProperty("status").GetString());

        using var finished = await bo.GetAsync(ofCall, Cancelled);
        Assert.Equal("34010", (await finished.JsonAsync()).GetProperty("values").GetProperty("digits").GetString());
        using var figures = await bo.GetAsync("/v1/review-agreements", Cancelled);
        var figure = (await figures.JsonAsync()).GetProperty("items").EnumerateArray().First(item => item.GetProperty("template").GetString() == "field:digits");
        Assert.Equal("handwritten-digits", figure.GetProperty("model").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Reviews_CalledWrongly_AreProblems()
    {
        using var reviewer = shared.Platform.Client(shared.Platform.Key);
        using var unknown = await reviewer.GetAsync($"/v1/reviews/{Guid.NewGuid()}", Cancelled);
        await unknown.ProblemAsync(404);
        using var noId = await reviewer.GetAsync("/v1/reviews/next", Cancelled);
        await noId.ProblemAsync(404);
        using var answer = await reviewer.PostAsync(NotAccepted, "image/png", Sample);
        var review = ReviewOf(await answer.JsonAsync());
        using var empty = await reviewer.PutAsJsonAsync(review, new { values = new { } }, Cancelled);
        await empty.ProblemAsync(400);
        using var method = await reviewer.DeleteAsync(review, Cancelled);
        await method.ProblemAsync(405);
    }

    private static string ReviewOf(JsonElement reading) => $"/v1/reviews/{reading.GetProperty("reviewId").GetString()}";
}
