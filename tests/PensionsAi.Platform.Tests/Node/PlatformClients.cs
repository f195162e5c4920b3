namespace PensionsAi.Platform.Tests.Node;

/// <summary>What every platform is used by.</summary>
internal static class PlatformClients
{
    public static HttpClient Create(Uri address, string? key)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        if (key is not null)
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>The new key of a caller.</summary>
    public static async Task<string> AddKeyAsync(this IPlatform platform, string name, params string[] scopes)
    {
        var (exitCode, output) = await platform.CommandAsync("keys", "add", name, "--scopes", string.Join(',', scopes));
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }

    /// <summary>The new key of a caller, whose earlier key is revoked: tests that share a platform use the same names.</summary>
    public static async Task<string> RenewKeyAsync(this IPlatform platform, string name, params string[] scopes)
    {
        var (_, keys) = await platform.CommandAsync("keys", "list");
        if (keys.Contains(name, StringComparison.Ordinal))
            await platform.CommandAsync("keys", "revoke", name);
        return await platform.AddKeyAsync(name, scopes);
    }

    /// <summary>Waits until an address says that it is ready; fails when the process behind it ends.</summary>
    public static async Task WaitUntilReadyAsync(this Child child, Uri address)
    {
        using var client = Create(address, null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            Assert.False(child.Process.HasExited, child.Output);
            try
            {
                using var answer = await client.GetAsync("/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
