using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>Masking beyond the example, through the gateway.</summary>
public abstract class MaskingConformance(IRunning shared)
{
    private const string Text = "Hej, jag heter Anna Öberg 👵🏽, 19900101-2385.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unmaskings_WhatWasEncrypted_IsRestoredByteForByteForAnotherCaller()
    {
        using var masks = shared.Platform.Client(await KeyAsync("only-masks", "mask"));
        using var answer = await masks.PostJsonAsync("/v1/maskings", JsonSerializer.Serialize(new { @operator = "encrypt", texts = new[] { new { id = "a", text = Text } } }));
        var masked = (await answer.JsonAsync()).GetProperty("results")[0].GetProperty("text").GetString()!;
        Assert.DoesNotContain("Anna", masked, StringComparison.Ordinal);
        var body = JsonSerializer.Serialize(new { texts = new[] { new { id = "a", text = masked } } });

        using var refused = await masks.PostJsonAsync("/v1/unmaskings", body);
        await refused.ProblemAsync(403);

        using var restores = shared.Platform.Client(await KeyAsync("only-restores", "unmask"));
        // Restored text is never stored, so these change nothing.
        using var restored = await restores.PostJsonAsync("/v1/unmaskings", body, ("Prefer", "respond-async"), ("Idempotency-Key", "k"));
        var text = (await restored.JsonAsync()).GetProperty("texts")[0];
        Assert.Equal(("a", Text), (text.GetProperty("id").GetString(), text.GetProperty("text").GetString()));
        Assert.Equal((2, 0), (text.GetProperty("restored").GetInt32(), text.GetProperty("notRestored").GetInt32()));
        Assert.True(restored.Headers.CacheControl?.NoStore);
        using var jobs = await restores.GetAsync("/v1/jobs", Cancelled);
        Assert.Equal(0, (await jobs.JsonAsync()).GetProperty("totalItems").GetInt32());
    }

    private async Task<string> KeyAsync(string name, params string[] scopes)
    {
        var (_, keys) = await shared.Platform.CommandAsync("keys", "list");
        if (keys.Contains(name, StringComparison.Ordinal))
            await shared.Platform.CommandAsync("keys", "revoke", name);
        return await shared.Platform.AddKeyAsync(name, scopes);
    }
}
