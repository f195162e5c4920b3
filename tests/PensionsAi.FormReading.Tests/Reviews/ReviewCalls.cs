using System.Net;
using System.Net.Http.Json;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>What a reviewer does, and how it is answered.</summary>
internal static class ReviewCalls
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<HttpStatusCode> ClaimAsync(this ReviewHost host, Guid id, string reviewer)
    {
        using var client = host.Reviewer(reviewer);
        using var answer = await client.PutAsync($"/v1/reviews/{id}/claim", null, Cancelled);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> ReleaseAsync(this ReviewHost host, Guid id, string reviewer)
    {
        using var client = host.Reviewer(reviewer);
        using var answer = await client.DeleteAsync($"/v1/reviews/{id}/claim", Cancelled);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> FinishAsync(this ReviewHost host, Guid id, string reviewer, object decision)
    {
        using var client = host.Reviewer(reviewer);
        using var answer = await client.PutAsJsonAsync($"/v1/reviews/{id}", decision, Cancelled);
        return answer.StatusCode;
    }
}
