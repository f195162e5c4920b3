using System.Net;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Jobs.Tests.Callbacks;

public sealed class CallbackTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task End_OfAJob_IsToldWithTheJobAsTheApiGivesItAndSigned()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await JobsHost.StartAsync();
        using var client = host.ClientOf("anna", [receiver.Host], Scopes.Mask);
        client.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        using var accepted = await AcceptAsync(client, new Uri(receiver.Address, "/done?case=7&x=%C3%A5"));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        var callback = Assert.Single(await receiver.WaitForAsync(1));
        Assert.Equal("POST", callback.Method);
        Assert.Equal("/done?case=7&x=%C3%A5", callback.Path);
        Assert.Equal("application/json", callback.Headers["Content-Type"]);
        Assert.StartsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-", callback.Headers["traceparent"], StringComparison.Ordinal);
        Assert.Equal(await client.GetByteArrayAsync(accepted.Headers.Location, Cancelled), callback.Body);
        Assert.Contains("\"status\":\"succeeded\"", System.Text.Encoding.UTF8.GetString(callback.Body), StringComparison.Ordinal);

        var signedAt = SignatureCheck.Verify(callback, SignatureCheck.SecretOf(host.Folder, "anna"));
        Assert.InRange(TimeProvider.System.GetUtcNow() - signedAt, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await CallbackRows.WaitUntilSettledAsync(host, callback.JobId)).CallbackAttempts);
    }

    [Fact]
    public async Task Secret_OfAnotherCaller_DoesNotMatch()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await JobsHost.StartAsync(withService: false);
        await CallbackRows.AddAsync(host, CallbackRows.Ended($"{receiver.Address}"));

        var callback = Assert.Single(await receiver.WaitForAsync(1));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => SignatureCheck.Verify(callback, SignatureCheck.SecretOf(host.Folder, "bo")));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
            SignatureCheck.Verify(callback with { Body = [.. callback.Body, (byte)' '] }, SignatureCheck.SecretOf(host.Folder, "anna")));
    }

    [Fact]
    public async Task Answer_Of500_IsTriedAgainAndSignedAnew()
    {
        await using var receiver = await Receiver.StartAsync((context, call) =>
        {
            context.Response.Headers.SetCookie = "session=1";
            context.Response.StatusCode = call < 3 ? 500 : 200;
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(("FirstDelay", "00:00:01"));
        using var client = host.ClientOf("anna", [receiver.Host], Scopes.Mask);
        using var accepted = await AcceptAsync(client, receiver.Address);

        var callbacks = await receiver.WaitForAsync(3);
        var job = await CallbackRows.WaitUntilSettledAsync(host, callbacks[0].JobId);
        Assert.Equal(3, job.CallbackAttempts);
        var secret = SignatureCheck.SecretOf(host.Folder, "anna");
        var times = callbacks.Select(callback => SignatureCheck.Verify(callback, secret)).ToList();
        Assert.True(times[1] < times[2], "The second delay is at least 1.5 s, so the times of two attempts differ.");
        Assert.All(callbacks, callback => Assert.False(callback.Headers.ContainsKey("Cookie")));
        Assert.Equal(3, receiver.Received.Count);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Answer_OfARedirect_IsNotFollowed(int status)
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync((context, call) =>
        {
            context.Response.StatusCode = call == 1 ? status : 204;
            context.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(("FirstDelay", "00:00:01"));
        await CallbackRows.AddAsync(host, CallbackRows.Ended($"{receiver.Address}"));

        await receiver.WaitForAsync(2);
        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task Answer_ThatDoesNotCome_IsTimedOutAndTriedAgain()
    {
        await using var receiver = await Receiver.StartAsync((context, call) =>
            call == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted) : Task.CompletedTask);
        await using var host = await StartAsync(("Timeout", "00:00:01"), ("FirstDelay", "00:00:01"));
        var job = CallbackRows.Ended($"{receiver.Address}");
        await CallbackRows.AddAsync(host, job);

        Assert.Equal(2, (await CallbackRows.WaitUntilSettledAsync(host, job.Id)).CallbackAttempts);
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsToldAndNotRead()
    {
        var written = 0L;
        var ended = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 200;
            try
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
                    Interlocked.Add(ref written, 64 * 1024);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The sender hung up.
            }

            ended.SetResult();
        });
        await using var host = await StartAsync();
        var job = CallbackRows.Ended($"{receiver.Address}");
        await CallbackRows.AddAsync(host, job);

        await CallbackRows.WaitUntilSettledAsync(host, job.Id);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        // What went out fits into the buffers of two sockets: somebody who read would have taken gigabytes.
        Assert.InRange(Interlocked.Read(ref written), 0, 64 * 1024 * 1024);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task Delete_QueuedJob_IsNotCalledBack()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await JobsHost.StartAsync(withService: false);
        using var client = host.ClientOf("anna", [receiver.Host], Scopes.Mask);
        using var accepted = await AcceptAsync(client, receiver.Address);
        using var deleted = await client.DeleteAsync(accepted.Headers.Location, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        // One that is due after it is told, it is not.
        var later = CallbackRows.Ended($"{receiver.Address}");
        await CallbackRows.AddAsync(host, later);
        await CallbackRows.WaitUntilSettledAsync(host, later.Id);
        Assert.Equal(later.Id, Assert.Single(receiver.Received).JobId);
    }

    [Fact]
    public async Task End_OfAJobThatFailed_IsToldWithItsProblem()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await JobsHost.StartWithAsync<FailingText>();
        using var client = host.ClientOf("anna", [receiver.Host], Scopes.Mask);
        using var accepted = await AcceptAsync(client, receiver.Address, "always 19900101-2385");

        var body = System.Text.Encoding.UTF8.GetString(Assert.Single(await receiver.WaitForAsync(1)).Body);
        Assert.Contains("urn:pensionsai:problem:attempts-exhausted", body, StringComparison.Ordinal);
        Assert.DoesNotContain("19900101", body, StringComparison.Ordinal);
    }

    private static Task<JobsHost> StartAsync(params IEnumerable<(string Name, string Value)> settings) =>
        JobsHost.StartWithAsync<ReverseText>(settings: settings.Select(setting => ("Jobs:Callbacks:" + setting.Name, setting.Value)));

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient client, Uri callback, string text = "abc")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/maskings?callbackUrl={Uri.EscapeDataString(callback.AbsoluteUri)}")
        {
            Content = JobsHost.Text(text),
        };
        request.Headers.Add("Prefer", "respond-async");
        return await client.SendAsync(request, Cancelled);
    }
}
