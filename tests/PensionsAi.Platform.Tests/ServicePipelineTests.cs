using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceHost;

namespace PensionsAi.Platform.Tests;

/// <summary>What every service answers to a call that fits none of its endpoints, or that it cannot read.</summary>
public sealed class ServicePipelineTests : IAsyncLifetime
{
    private ServiceUnderTest _service = null!;
    private HttpClient _trusted = null!;
    private HttpClient _stranger = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceUnderTest.StartAsync(
            _ => { },
            routes =>
            {
                routes.MapPost("/v1/echo", (Echo echo) => TypedResults.Ok(echo)).RequireScope(Scopes.Mask);
                routes.MapPost("/v1/fail", Fail).RequireScope(Scopes.Mask);
                routes.MapGet("/v1/lists/{id}", List).RequireScope(Scopes.Mask);
            },
            Cancelled,
            LogLevel.None);
        _stranger = _service.Stranger();
        _trusted = _service.Client(Scopes.Mask);
    }

    public ValueTask DisposeAsync()
    {
        _trusted.Dispose();
        _stranger.Dispose();
        return _service.DisposeAsync();
    }

    [Theory]
    [InlineData("POST", "/v1/echo", "application/json", "{\"text\":\"a\"}", 200)]
    [InlineData("POST", "/v1/echo", "text/plain", "a", 415)]
    [InlineData("GET", "/v1/echo", null, null, 405)]
    [InlineData("GET", "/v1/nothing", null, null, 404)]
    [InlineData("POST", "/v1/echo", "application/json", "{\"text\":", 400)]
    [InlineData("POST", "/v1/echo", "application/json", "{}", 400)]
    [InlineData("POST", "/v1/echo", "application/json", "null", 400)]
    [InlineData("POST", "/v1/echo", "application/json", "{\"text\":\"a\",\"extra\":1}", 400)]
    [InlineData("POST", "/v1/fail", "application/json", "{\"text\":\"a\"}", 500)]
    public async Task Call_ThroughTheGateway_HasItsStatus(string method, string path, string? mediaType, string? body, int status)
    {
        using var answer = await SendAsync(_trusted, method, path, mediaType, body);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status >= 400)
            await AssertProblemAsync(answer, status);
    }

    [Theory]
    [InlineData("POST", "/v1/echo", "application/json")]
    [InlineData("POST", "/v1/echo", "text/plain")]
    [InlineData("GET", "/v1/echo", null)]
    [InlineData("GET", "/v1/nothing", null)]
    public async Task Call_WithoutToken_IsAlways401(string method, string path, string? mediaType)
    {
        using var answer = await SendAsync(_stranger, method, path, mediaType, mediaType is null ? null : "{\"text\":\"a\"}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await AssertProblemAsync(answer, 401);
    }

    [Fact]
    public async Task Call_WithForgedToken_Is401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/nothing");
        request.Headers.Add(InternalToken.HeaderName, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.");
        using var answer = await _stranger.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("Application/JSON;charset=\"UTF-8\";q=0.5", 200)]
    [InlineData("application/*; charset=utf-8", 200)]
    [InlineData("image/png, */*;q=0.1", 200)]
    [InlineData("application/json;q=0.1, */*;q=0", 200)]
    [InlineData("image/png", 406)]
    [InlineData("text/*;charset=utf-8", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/json;charset=utf-8;q=0", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    public async Task Call_WithAccept_IsAnsweredWhereItCanBeMet(string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/echo") { Content = JsonContent.Create(new { text = "a" }) };
        request.Headers.Add("Accept", accept);
        using var answer = await _trusted.SendAsync(request, Cancelled);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status >= 400)
            await AssertProblemAsync(answer, status);
    }

    [Theory]
    [InlineData("limit=abc", "limit: Must be a whole number from 1 to 1,000.")]
    [InlineData("limit=", "limit: Must be a whole number from 1 to 1,000.")]
    [InlineData("limit=99999999999", "limit: Must be a whole number from 1 to 1,000.")]
    [InlineData("limit=1&limit=2", "limit: Must be given once.")]
    [InlineData("offset=1.5&isOpen=ja", "offset: Must be a whole number.", "isOpen: Must be true or false.")]
    [InlineData("since=yesterday&id=x&limit=1", "since: Is not of the right form.")]
    public async Task Query_ThatCannotBeRead_IsToldByName(string query, params string[] errors)
    {
        using var answer = await _trusted.GetAsync("/v1/lists/1?" + query, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertProblemAsync(answer, 400);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal("urn:pensionsai:problem:invalid-request", problem.GetProperty("type").GetString());
        Assert.Equal(errors, problem.GetProperty("errors").EnumerateObject().Select(error => $"{error.Name}: {error.Value[0].GetString()}"));
    }

    [Fact]
    public async Task Body_OfNullBesideAQuery_IsInvalidJson()
    {
        using var answer = await SendAsync(_trusted, "POST", "/v1/echo?limit=abc", "application/json", "null");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal("urn:pensionsai:problem:invalid-json", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/v1/echo", "{\"text\":\"a\",\"19900101-2385\":1}")]
    [InlineData("/v1/echo", "{\"text\":19900101-2385}")]
    [InlineData("/v1/fail", "{\"text\":\"19900101-2385\"}")]
    public async Task Problem_OfACallWithContent_DoesNotRepeatIt(string path, string body)
    {
        using var answer = await SendAsync(_trusted, "POST", path, "application/json", body);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("19900101", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    [InlineData("/metrics")]
    public async Task Probe_WithoutToken_Answers(string path)
    {
        using var answer = await _stranger.GetAsync(path, Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Ok List(
        int id, [Range(1, 1_000)] int limit = 20, int offset = 0, bool? isOpen = null, DateOnly? since = null) => TypedResults.Ok();

    private static IResult Fail(Echo echo) => throw new InvalidOperationException(echo.Text);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string? mediaType, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType!);
        return client.SendAsync(request, Cancelled);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        var root = problem.RootElement;
        Assert.StartsWith("urn:pensionsai:problem:", root.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, root.GetProperty("status").GetInt32());
        foreach (var member in (string[])["title", "detail", "instance", "traceId"])
            Assert.False(string.IsNullOrEmpty(root.GetProperty(member).GetString()), member);
    }

    private sealed record Echo(string Text);
}
