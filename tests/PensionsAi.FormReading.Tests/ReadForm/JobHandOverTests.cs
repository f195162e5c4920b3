using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class JobHandOverTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The client for HTTP lets the socket's own exception out here.</summary>
    [Fact]
    public async Task Connection_ResetAsSoonAsItIsMade_IsUnavailable()
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, _) => throw new SocketException((int)SocketError.ConnectionReset) };
        var result = await SendAsync(handler, new MemoryStream("%PDF-"u8.ToArray()));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode);
    }

    /// <summary>What is wrong with the caller's body is the caller's to hear of.</summary>
    [Fact]
    public async Task Body_ThatGrowsTooLarge_IsNotTheFaultOfJobs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var handler = new SocketsHttpHandler();
        var exception = await Assert.ThrowsAsync<BadHttpRequestException>(() => SendAsync(handler, new GrowingBody(), (IPEndPoint)listener.LocalEndpoint));
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, exception.StatusCode);
    }

    private static async Task<IResult> SendAsync(SocketsHttpHandler handler, Stream body, IPEndPoint? jobs = null)
    {
        using var http = new HttpClient(handler);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Keys:internal-token"] = Convert.ToBase64String(new byte[PlatformKeys.KeyBytes]),
        }).Build();
        var tokens = new InternalToken(new PlatformKeys(configuration, new LocalFolder(configuration)), TimeProvider.System);
        var options = Options.Create(new FormReadingOptions { Jobs = new Uri($"http://{jobs?.ToString() ?? "jobs"}") });
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "case-system")], "tests")) };
        context.Request.ContentType = "application/pdf";
        context.Request.Body = body;
        return await new JobHandOver(http, tokens, options).SendAsync(context, "%PDF-"u8.ToArray(), Cancelled);
    }

    /// <summary>A body that the server cuts off at its limit.</summary>
    private sealed class GrowingBody : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
