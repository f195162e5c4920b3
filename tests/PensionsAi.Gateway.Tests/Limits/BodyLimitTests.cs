using System.Net.Sockets;
using System.Text;
using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Limits;

public sealed class BodyLimitTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private const long Megabyte = 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, true, true)]
    [InlineData(11, true, false)]
    // The server counts the frames of the chunks too.
    [InlineData(9, false, true)]
    [InlineData(10, false, false)]
    [InlineData(200, true, false)]
    public async Task Post_AroundTheLimit_PassesUpToIt(int megabytes, bool announce, bool passes)
    {
        using var caller = shared.Host.Developer();
        using var content = new ZeroContent(megabytes * Megabyte, announce);
        using var response = await caller.PostAsync("/v1/maskings", content, Cancelled);

        if (passes)
        {
            Assert.Equal(megabytes * Megabyte, (await response.ReadEchoAsync()).BodyBytes);
            return;
        }

        var problem = await response.AssertProblemAsync(413, "payload-too-large");
        Assert.Contains("10,485,760 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnnouncedTooLarge_IsRefusedBeforeTheBodyIsSent()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(shared.Host.Address.Host, shared.Host.Address.Port, Cancelled);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/form-readings HTTP/1.1\r\nHost: x\r\nX-Api-Key: {shared.Host.DevelopmentKey}\r\nContent-Length: 209715200\r\n\r\n"), Cancelled);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Cancelled));
    }
}
