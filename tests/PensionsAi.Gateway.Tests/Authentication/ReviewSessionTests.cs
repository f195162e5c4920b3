using System.Net;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Sessions;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace PensionsAi.Gateway.Tests.Authentication;

/// <summary>A reviewer in a browser: signs in with her key, and has pages and nothing else.</summary>
public sealed class ReviewSessionTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_WithoutASession_LeadsToTheSignIn()
    {
        using var browser = Browser();
        using var answer = await browser.GetAsync("/review", Cancelled);
        Assert.Equal((HttpStatusCode.SeeOther, "/review/sign-in"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        using var signIn = await browser.GetAsync("/review/sign-in", Cancelled);
        Assert.Equal("text/html", signIn.Content.Headers.ContentType?.MediaType);
        Assert.Contains("style-src 'sha256-", Assert.Single(signIn.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ReviewersKey_GivesPagesAndNothingElse()
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, Key(Scopes.Review));
        Assert.Equal((HttpStatusCode.SeeOther, "/review"), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        foreach (var attribute in (string[])["path=/review", "httponly", "samesite=strict"])
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key(Scopes.Review), cookie, StringComparison.Ordinal);

        using var page = await SendAsync(browser, HttpMethod.Get, "/review", cookie);
        var echo = await page.ReadEchoAsync();
        Assert.Equal(("form-reading", "/review"), (echo.Service, echo.Path));
        Assert.True(echo.Headers.ContainsKey(InternalToken.HeaderName));
        Assert.False(echo.Headers.ContainsKey("Cookie"));

        // The API does not know the cookie, and the page does not know the key.
        using var api = await SendAsync(browser, HttpMethod.Get, "/v1/reviews", cookie);
        await api.AssertProblemAsync(401, "unauthenticated");
        using var keyed = Browser();
        keyed.DefaultRequestHeaders.Add(ApiKeyHandler.HeaderName, Key(Scopes.Review));
        using var refused = await keyed.GetAsync("/review", Cancelled);
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
    }

    [Theory]
    [InlineData("/analyse", Scopes.Classify, "classification", "/review")]
    [InlineData("/review", Scopes.Review, "form-reading", "/analyse")]
    public async Task SignIn_ToOnePartOfThePages_IsGoodForThatPartAlone(string root, string scope, string service, string other)
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, Key(scope), root);
        Assert.Equal((HttpStatusCode.SeeOther, root), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("path=" + root, cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await SendAsync(browser, HttpMethod.Get, root, cookie);
        Assert.Equal(service, (await page.ReadEchoAsync()).Service);

        // Even were the cookie sent there, the key is not good for the other pages, and one cannot sign in to them with it.
        using var elsewhere = await SendAsync(browser, HttpMethod.Get, other, cookie);
        await elsewhere.AssertProblemAsync(403, "missing-scope");
        using var refused = await SignInAsync(browser, Key(scope), other);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("pai_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.Unauthorized)]
    [InlineData("340101-7003", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task SignIn_NoKey_IsRefusedWithoutAnEcho(string key, HttpStatusCode status)
    {
        using var browser = Browser();
        using var answer = await SignInAsync(browser, key);
        Assert.Equal(status, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains(SignInPage.WrongKey, page, StringComparison.Ordinal);
        Assert.DoesNotContain("7003", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_KeyWithoutTheScope_IsRefused()
    {
        using var browser = Browser();
        using var answer = await SignInAsync(browser, Key(Scopes.ReadForms));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData(null, null)]
    public async Task Form_SentFromElsewhere_IsRefused(string? header, string? value)
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, Key(Scopes.Review));
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        using var answer = await SendAsync(browser, HttpMethod.Post, "/review/next", cookie, header, value);
        Assert.Equal("/review/sign-in", answer.Headers.Location?.OriginalString);

        using var login = new HttpRequestMessage(HttpMethod.Post, "/review/sign-in") { Content = new FormUrlEncodedContent([new("key", Key(Scopes.Review))]) };
        if (header is not null)
            login.Headers.Add(header, value);
        using var refused = await browser.SendAsync(login, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Form_SentFromThePage_ReachesTheService()
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, Key(Scopes.Review));
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        using var fetched = await SendAsync(browser, HttpMethod.Post, "/review/next", cookie, "Sec-Fetch-Site", "same-origin");
        Assert.Equal("POST", (await fetched.ReadEchoAsync()).Method);
        using var older = await SendAsync(browser, HttpMethod.Post, "/review/next", cookie, "Origin", shared.Host.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal("/review/next", (await older.ReadEchoAsync()).Path);
    }

    [Fact]
    public async Task Session_SignedOutOrRevokedOrChanged_IsNone()
    {
        await using var host = await GatewayHost.StartAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var (_, key, _) = await host.KeysAsync("add", "reviewer", "--scopes", "review");
        using var signedIn = await SignInAsync(browser, key);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));

        using (var page = await SendAsync(browser, HttpMethod.Get, "/review", cookie))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var ticket = cookie.Split(';')[0];
        foreach (var changed in (string[])[ticket[..^4] + "AAAA", ticket + "A", ticket[..^1], "pensionsai-session=x"])
        {
            using var refused = await SendAsync(browser, HttpMethod.Get, "/review", changed);
            Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        }

        using (var signedOut = await SendAsync(browser, HttpMethod.Post, "/review/sign-out", cookie, "Sec-Fetch-Site", "same-origin"))
            Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(signedOut.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);

        await host.KeysAsync("revoke", "reviewer");
        await Task.Delay(TimeSpan.FromSeconds(2.5), Cancelled);
        using var late = await SendAsync(browser, HttpMethod.Get, "/review", cookie);
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
    }

    [Theory]
    [InlineData(7.9, true)]
    [InlineData(8.1, false)]
    public void Ticket_AroundItsEnd_IsOneOrNone(double hours, bool isOne)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Keys:internal-token"] = Convert.ToBase64String(new byte[32]) }).Build();
        var time = new FakeTimeProvider();
        var tickets = new SessionTickets(new PlatformKeys(configuration, new LocalFolder(configuration)), time);
        var id = Guid.NewGuid();
        var ticket = tickets.Issue(id, TimeSpan.FromHours(8));
        time.Advance(TimeSpan.FromHours(hours));
        Assert.Equal(isOne ? id : null, tickets.Open(ticket));
    }

    [Theory]
    [InlineData("localhost:8080", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("ai.example.se", true)]
    [InlineData("10.0.0.7:8080", true)]
    public void Cookie_BeyondThisMachine_TravelsOverTlsAlone(string host, bool isSecure)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Host = new(host);
        context.Request.PathBase = "/pensionsai";
        var options = SessionCookie.OptionsFor(context.Request, PageRoot.All[0]);
        Assert.Equal((isSecure, "/pensionsai/review"), (options.Secure, options.Path));
    }

    [Fact]
    public async Task SignIn_TooOftenWrong_IsSlowedDown()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:FailedAttempts:Burst", "3"), ("Gateway:FailedAttempts:Interval", "01:00:00"));
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        for (var i = 0; i < 3; i++)
        {
            using var wrong = await SignInAsync(browser, "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var late = await SignInAsync(browser, "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        // Guessing is not answered any more, not even when it is right.
        var (_, key, _) = await host.KeysAsync("add", "reviewer", "--scopes", "review");
        using var right = await SignInAsync(browser, key);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    private string Key(string scope) => shared.Host.CallerWith(scope).DefaultRequestHeaders.GetValues(ApiKeyHandler.HeaderName).Single();

    private HttpClient Browser() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shared.Host.Address };

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string key, string root = "/review")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, root + "/sign-in") { Content = new FormUrlEncodedContent([new("key", key)]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request, Cancelled);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpMethod method, string path, string cookie, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        if (header is not null)
            request.Headers.Add(header, value);
        return await browser.SendAsync(request, Cancelled);
    }
}
