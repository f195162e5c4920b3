using System.Text;
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
        using var masks = shared.Platform.Client(await shared.Platform.RenewKeyAsync("only-masks", "mask"));
        using var answer = await masks.PostJsonAsync("/v1/maskings", JsonSerializer.Serialize(new { @operator = "encrypt", texts = new[] { new { id = "a", text = Text } } }));
        var masked = (await answer.JsonAsync()).GetProperty("results")[0].GetProperty("text").GetString()!;
        Assert.DoesNotContain("Anna", masked, StringComparison.Ordinal);
        var body = JsonSerializer.Serialize(new { texts = new[] { new { id = "a", text = masked } } });

        using var refused = await masks.PostJsonAsync("/v1/unmaskings", body);
        await refused.ProblemAsync(403);

        using var restores = shared.Platform.Client(await shared.Platform.RenewKeyAsync("only-restores", "unmask"));
        // Restored text is never stored, so these change nothing.
        using var restored = await restores.PostJsonAsync("/v1/unmaskings", body, ("Prefer", "respond-async"), ("Idempotency-Key", "k"));
        var text = (await restored.JsonAsync()).GetProperty("texts")[0];
        Assert.Equal(("a", Text), (text.GetProperty("id").GetString(), text.GetProperty("text").GetString()));
        Assert.Equal((2, 0), (text.GetProperty("restored").GetInt32(), text.GetProperty("notRestored").GetInt32()));
        Assert.True(restored.Headers.CacheControl?.NoStore);
        using var jobs = await restores.GetAsync("/v1/jobs", Cancelled);
        Assert.Equal(0, (await jobs.JsonAsync()).GetProperty("totalItems").GetInt32());
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("pseudonym")]
    [InlineData("keep-last-4")]
    [InlineData("generalise")]
    [InlineData("encrypt")]
    public async Task Maskings_EveryOperator_IsTheSameAsAJob(string name)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        var body = JsonSerializer.Serialize(new { @operator = name, consistencyScope = "case-1", explain = true, thresholds = new { PERSON = 0.5 }, texts = new[] { new { id = "a", text = Text } } });
        using var answer = await client.PostJsonAsync("/v1/maskings", body);
        var atOnce = (await answer.JsonAsync()).GetProperty("results")[0];
        using var accepted = await client.PostJsonAsync("/v1/maskings", body, ("Prefer", "respond-async"));
        var asJob = (await ResultAsync(client, accepted, "application/json")).GetProperty("results")[0];

        Assert.DoesNotContain("Anna", atOnce.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("valid", atOnce.GetProperty("entities")[1].GetProperty("explanation").GetProperty("checksum").GetString());
        // Encryption never gives the same twice.
        if (name != "encrypt")
            Assert.Equal(atOnce.GetRawText(), asJob.GetRawText());
    }

    [Fact]
    public async Task Maskings_ThousandTexts_AreOneCall()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostJsonAsync("/v1/maskings", Texts(1_000));
        var results = (await answer.JsonAsync()).GetProperty("results");
        Assert.Equal(1_000, results.GetArrayLength());
        Assert.All(results.EnumerateArray(), result => Assert.Equal("Jag heter [PERSON_1].", result.GetProperty("text").GetString()));
        using var tooMany = await client.PostJsonAsync("/v1/maskings", Texts(1_001));
        await tooMany.ProblemAsync(413);

        static string Texts(int count) => JsonSerializer.Serialize(new { texts = Enumerable.Range(0, count).Select(id => new { id = $"{id}", text = "Jag heter Anna Öberg." }) });
    }

    [Theory]
    [InlineData("text/csv", "namn;telefon\nAnna Öberg;070-174 06 90\n", "namn;telefon\n[PERSON_1];070-174 06 90\n")]
    [InlineData("application/jsonl", "{\"namn\":\"Anna Öberg\",\"telefon\":\"070-174 06 90\"}\n", "{\"namn\":\"[PERSON_1]\",\"telefon\":\"070-174 06 90\"}\n")]
    public async Task TableMaskings_Columns_AreMaskedAndTheOthersReported(string mediaType, string table, string expected)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var accepted = await client.PostAsync("/v1/table-maskings?columns=namn:PERSON", mediaType, Encoding.UTF8.GetBytes(table));
        var report = await ResultAsync(client, accepted, "application/json");
        Assert.Equal(1, report.GetProperty("rows").GetInt32());
        Assert.Equal("PHONE", report.GetProperty("columns")[1].GetProperty("suggestion").GetProperty("entityType").GetString());

        using var result = await client.GetAsync($"{accepted.Headers.Location}/result", Cancelled);
        Assert.Equal(mediaType, result.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, await result.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [InlineData("text/csv", "?columns=namn:NO", "namn\nx\n", 400, null)]
    [InlineData("text/plain", "", "namn\nx\n", 415, null)]
    [InlineData("text/csv", "", "", 422, null)]
    [InlineData("text/csv", "?columns=nanm", "namn\nx\n", null, "unknown-column")]
    [InlineData("application/jsonl", "", "{", null, "unreadable-table")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", "x", null, "unreadable-table")]
    public async Task TableMaskings_ThatAreWrong_AreRefusedAtOnceOrFail(string mediaType, string query, string table, int? refused, string? failed)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/table-maskings" + query, mediaType, Encoding.UTF8.GetBytes(table));
        if (refused is { } status)
        {
            await answer.ProblemAsync(status);
            return;
        }

        await answer.JsonAsync(202);
        var job = await client.FollowAsync(answer.Headers.Location!);
        Assert.Equal(("failed", 1), (job.GetProperty("status").GetString(), job.GetProperty("attempts").GetInt32()));
        Assert.Equal($"urn:pensionsai:problem:{failed}", job.GetProperty("problem").GetProperty("type").GetString());
    }

    private static async Task<JsonElement> ResultAsync(HttpClient client, HttpResponseMessage accepted, string mediaType)
    {
        await accepted.JsonAsync(202);
        Assert.Equal("succeeded", (await client.FollowAsync(accepted.Headers.Location!)).GetProperty("status").GetString());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{accepted.Headers.Location}/result");
        request.Headers.Add("Accept", mediaType);
        using var result = await client.SendAsync(request, Cancelled);
        return await result.JsonAsync();
    }
}
