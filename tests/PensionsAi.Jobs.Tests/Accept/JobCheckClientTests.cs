using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PensionsAi.Jobs.Accept;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Jobs.Tests.Accept;

public sealed class JobCheckClientTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The client for HTTP lets the socket's own exception out here, and a call that could wait was answered 500.</summary>
    [Fact]
    public async Task Connection_ResetAsSoonAsItIsMade_IsNoReasonToRefuse()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => ConnectAndBeResetAsync(listener, cancellationToken) };
        using var http = new HttpClient(handler);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Keys:internal-token"] = Convert.ToBase64String(new byte[PlatformKeys.KeyBytes]),
        }).Build();
        var client = new JobCheckClient(
            http,
            new InternalToken(new PlatformKeys(configuration, new LocalFolder(configuration)), TimeProvider.System),
            NullLogger<JobCheckClient>.Instance);
        var call = new JobCall(
            "maskings", "/v1/maskings", new CallerIdentity("case-system", ["masking"]), "application/json", Query: "", Stream.Null,
            BodyBytes: 0, IsAsync: true, IdempotencyKey: null, CallbackUrl: null);

        var problem = await client.CheckAsync(call, new Uri("http://masking"), new JobHead("{}"u8.ToArray(), IsWhole: true), Cancelled);

        Assert.Null(problem);
    }

    private static async ValueTask<Stream> ConnectAndBeResetAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint, cancellationToken);
        var stream = new NetworkStream(socket, ownsSocket: true);
        using (var accepted = await listener.AcceptSocketAsync(cancellationToken))
        {
            // Closing then sends a reset at once.
            accepted.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        await Task.Run(() => socket.Poll(-1, SelectMode.SelectRead), cancellationToken);
        return stream;
    }
}
