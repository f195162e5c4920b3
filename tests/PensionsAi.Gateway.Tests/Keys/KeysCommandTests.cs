using System.Net;
using System.Security.Cryptography;
using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Keys;

public sealed class KeysCommandTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2.5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAndRevoke_BesideARunningGateway_AreObeyedAtOnceAndWithinTwoSeconds()
    {
        await using var host = await GatewayHost.StartAsync();
        using var developer = host.Developer();
        using var before = await developer.GetAsync("/v1/api-info", Cancelled);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        var added = await host.KeysAsync("add", "case-system", "--scopes", "mask,classify", "--callback-hosts", "hooks.example");
        Assert.Equal(0, added.Exit);
        Assert.Matches("^pai_[A-Za-z0-9_-]{43}$", added.Output);
        // The picture from before is younger than two seconds still.
        await Task.Delay(150, Cancelled);
        using var client = host.WithKey(added.Output);
        using var known = await client.GetAsync("/v1/api-info", Cancelled);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);

        var revoked = await host.KeysAsync("revoke", "case-system");
        Assert.Equal(0, revoked.Exit);
        await Task.Delay(Soon, Cancelled);
        using var refused = await client.GetAsync("/v1/api-info", Cancelled);
        await refused.AssertProblemAsync(401, "unauthenticated");

        var listed = await host.KeysAsync("list");
        var line = Assert.Single(listed.Output.Split('\n'), line => line.StartsWith("case-system\t", StringComparison.Ordinal));
        Assert.Contains("mask,classify\thooks.example", line, StringComparison.Ordinal);
        Assert.Contains("revoked", line, StringComparison.Ordinal);
        Assert.DoesNotContain(added.Output, listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_UnknownScope_ListsTheValidOnes()
    {
        await using var host = await GatewayHost.StartAsync();
        var (exit, output, error) = await host.KeysAsync("add", "case-system", "--scopes", "mask,root");

        Assert.NotEqual(0, exit);
        Assert.Contains("There is no scope 'root'. The scopes are mask, unmask, classify, read-forms, transcribe, review, train, operate.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("pai_", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", "Case System", "--scopes", "mask")]
    [InlineData("add", "case-system")]
    [InlineData("add", "case-system", "--scopes", "mask", "--callback-hosts", "https://x/")]
    [InlineData("add", "case-system", "--scopes", "mask", "--callback-hosts", "hooks.example,hooks.example:99999")]
    [InlineData("revoke", "nobody")]
    [InlineData("callback-secret", "nobody")]
    [InlineData("callback-secret", "No Name")]
    [InlineData("add", "local", "--scopes", "mask")]
    public async Task Command_Invalid_Fails(params string[] arguments)
    {
        await using var host = await GatewayHost.StartAsync();
        var (exit, _, error) = await host.KeysAsync(arguments);

        Assert.NotEqual(0, exit);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Add_CallbackHostWithAPort_IsKeptAsWritten()
    {
        await using var host = await GatewayHost.StartAsync();
        var added = await host.KeysAsync("add", "case-system", "--scopes", "mask", "--callback-hosts", "hooks.example,hooks.example:8443");

        Assert.Equal(0, added.Exit);
        Assert.Contains("\thooks.example,hooks.example:8443\t", (await host.KeysAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallbackSecret_OfACaller_IsDerivedFromThePlatformKeyAndItsName()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.KeysAsync("add", "case-system", "--scopes", "mask");
        await host.KeysAsync("add", "other-system", "--scopes", "mask");
        var (exit, secret, _) = await host.KeysAsync("callback-secret", "case-system");
        var again = await host.KeysAsync("callback-secret", "case-system");
        var other = await host.KeysAsync("callback-secret", "other-system");

        Assert.Equal(0, exit);
        Assert.Equal(secret, again.Output);
        Assert.NotEqual(secret, other.Output);
        // RFC 5869 by hand: without salt the first key is a block of zeros, and one block is all that 32 bytes take.
        var extracted = HMACSHA256.HashData(new byte[32], Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(host.Folder, "callbacks.key"), Cancelled)));
        var expected = HMACSHA256.HashData(extracted, (byte[])[.. "case-system"u8, 1]);
        Assert.Equal(Convert.ToBase64String(expected).TrimEnd('=').Replace('+', '-').Replace('/', '_'), secret);
    }

    [Fact]
    public async Task CallbackSecret_OfARevokedKey_IsNotShown()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.KeysAsync("add", "case-system", "--scopes", "mask");
        await host.KeysAsync("revoke", "case-system");
        var (exit, output, error) = await host.KeysAsync("callback-secret", "case-system");

        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Equal("The name case-system has no key in use.", error);
    }

    [Fact]
    public async Task DevelopmentKey_FirstStart_IsRandomAndItsOwnersAlone()
    {
        await using var one = await GatewayHost.StartAsync();
        await using var other = await GatewayHost.StartAsync();

        Assert.NotEqual(one.DevelopmentKey, other.DevelopmentKey);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(one.Folder, "api-key")));
        Assert.DoesNotContain(one.DevelopmentKey, one.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DevelopmentKey_Restart_StaysTheSameAndStaysRevoked()
    {
        string folder, key;
        await using (var first = await GatewayHost.StartAsync())
        {
            (folder, key) = (first.Folder, first.DevelopmentKey);
            await first.KeysAsync("revoke", "local");
        }

        await using var second = await GatewayHost.StartAsync(("Platform:LocalFolder", folder));
        using var developer = second.Developer();
        using var answer = await developer.GetAsync("/v1/api-info", Cancelled);

        Assert.Equal(key, second.DevelopmentKey);
        await answer.AssertProblemAsync(401, "unauthenticated");
    }

    [Fact]
    public async Task DevelopmentKey_SwitchedOff_IsNotMade()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:Keys:DevelopmentKey", "false"));

        Assert.False(File.Exists(Path.Combine(host.Folder, "api-key")));
    }
}
