using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Calls and what is common to their answers.</summary>
internal static class Answers
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Posts a body and gives the answer.</summary>
    public static Task<HttpResponseMessage> PostAsync(
        this HttpClient client, string path, string mediaType, byte[] body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return client.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> PostJsonAsync(
        this HttpClient client, string path, string json, params (string Name, string Value)[] headers) =>
        client.PostAsync(path, "application/json", Encoding.UTF8.GetBytes(json), headers);

    /// <summary>The document of an answer with that status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status = 200)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Asserts that the answer is a whole problem document of that status, and gives its type's last part.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, int status)
    {
        var problem = await answer.JsonAsync(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var member in (string[])["title", "detail", "instance", "traceId"])
            Assert.False(string.IsNullOrEmpty(problem.GetProperty(member).GetString()), member);

        const string prefix = "urn:pensionsai:problem:";
        var type = problem.GetProperty("type").GetString()!;
        Assert.StartsWith(prefix, type, StringComparison.Ordinal);
        return type[prefix.Length..];
    }

    /// <summary>Follows a job to its end.</summary>
    /// <param name="client">Of the caller.</param>
    /// <param name="location">The job.</param>
    /// <param name="atMost">How long it may take; default three minutes.</param>
    public static async Task<JsonElement> FollowAsync(this HttpClient client, Uri location, TimeSpan? atMost = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(atMost ?? TimeSpan.FromMinutes(3));
        while (true)
        {
            using var answer = await client.GetAsync(location, patience.Token);
            var job = await answer.JsonAsync();
            if (job.GetProperty("status").GetString() is "succeeded" or "failed" or "cancelled")
                return job;
            await Task.Delay(100, patience.Token);
        }
    }
}
