using System.Net;
using System.Text;
using System.Text.Json;
using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Contracts;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.Tests.ClassifyText;

public sealed class ClassifyTextTests(ClassificationHost host)
{
    [Theory]
    [InlineData("När kommer pengarna i december?", "SKATT_UTBETALNING")]
    [InlineData("Jag kommer inte in med mitt bank-id", "LOGGA_IN_TEKNIK")]
    [InlineData("Hur byter jag fonder i premiepensionen?", "PREMIEPENSION_FONDER")]
    [InlineData("Kan jag få bostadstillägg om jag äger min lägenhet?", "BOSTADSTILLAGG")]
    [InlineData("Min man har gått bort, får jag änkepension?", "EFTERLEVANDE")]
    public async Task Classify_PlainQuestion_IsLabelled(string text, string expected)
    {
        var result = await host.ClassifyAsync(Of(text));
        Assert.Equal(expected, Assert.Single(result.Results).Labels[0].Code);
    }

    [Theory]
    [InlineData("Tack för ett jättebra och trevligt möte!", Sentiment.Positive)]
    [InlineData("Helt värdelöst, jag är så besviken på er.", Sentiment.Negative)]
    [InlineData("Vilket datum betalas pensionen ut?", Sentiment.Neutral)]
    public async Task Classify_Mood_IsTheSentiment(string text, Sentiment expected)
    {
        var result = await host.ClassifyAsync(Of(text));
        Assert.Equal(expected, result.Results[0].Sentiment.Label);
    }

    [Fact]
    public async Task Classify_Example_AnswersWhatTheDescriptionSays()
    {
        var result = await host.ClassifyAsync(ClassifyTextExamples.Request);
        Assert.Equal(Json(ClassifyTextExamples.Result), Json(result));
    }

    [Fact]
    public async Task Classify_SampleFile_AnswersEveryText()
    {
        var (status, body) = await host.PostAsync(await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "samples", "classification.json"), TestContext.Current.CancellationToken));
        Assert.Equal(200, status);
        TestContext.Current.SendDiagnosticMessage(body.ToString());
        Assert.Equal(["1", "2", "3", "4"], body.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Classify_AllScores_NamesEveryLabelInOrder()
    {
        var result = await host.ClassifyAsync(Of("När kommer pengarna i december?") with { AllScores = true });
        var labels = result.Results[0].Labels;
        Assert.Equal(14, labels.Select(label => label.Code).Distinct().Count());
        Assert.Equal(labels.OrderByDescending(label => label.Score).Select(label => label.Score), labels.Select(label => label.Score));
        Assert.All(labels, label => Assert.InRange(label.Score, 0, 1));
        Assert.False(result.Results[0].Abstained);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("zzqxjw wqzkxv")]
    [InlineData("\U0001F600 \U0001F600")]
    public async Task Classify_NothingToGoBy_Abstains(string text)
    {
        var result = (await host.ClassifyAsync(Of(text) with { Explain = true })).Results[0];
        Assert.True(result.Abstained);
        Assert.Empty(result.Labels);
        Assert.Equal(Sentiment.Neutral, result.Sentiment.Label);
    }

    [Fact]
    public async Task Classify_AbstainedWithAllScores_StillAbstains()
    {
        var result = (await host.ClassifyAsync(Of("zzqxjw") with { AllScores = true })).Results[0];
        Assert.True(result.Abstained);
        Assert.Equal(14, result.Labels.Count);
    }

    [Fact]
    public async Task Classify_ExplainNotAsked_ExplanationIsNull() =>
        Assert.Null((await host.ClassifyAsync(Of("När kommer pengarna?"))).Results[0].Explanation);

    [Fact]
    public async Task Classify_Explain_NamesTheCarryingWordFirst()
    {
        var explanation = (await host.ClassifyAsync(Of("Hej, jag undrar om bostadstillägg") with { Explain = true })).Results[0].Explanation!;
        Assert.Equal("bostadstillägg", explanation[0].Term);
        Assert.True(explanation[0].Weight > 0);
        Assert.InRange(explanation.Count, 1, 10);
    }

    [Fact]
    public async Task Classify_ManyTexts_KeepsOrderAndIds()
    {
        var texts = Enumerable.Range(0, 1_000).Select(index => new TextToClassify($"t{index}", index % 2 == 0 ? "fondbyte" : "bankid")).ToList();
        var result = await host.ClassifyAsync(new Request("pension-freetext", texts));
        Assert.Equal(texts.Select(text => text.Id), result.Results.Select(text => text.Id));
        Assert.Equal("PREMIEPENSION_FONDER", result.Results[998].Labels[0].Code);
        Assert.Equal("LOGGA_IN_TEKNIK", result.Results[999].Labels[0].Code);
    }

    [Fact]
    public async Task Classify_DecomposedLetters_AnswersAsForComposed()
    {
        var composed = await host.ClassifyAsync(Of("Får jag bostadstillägg på ålderns höst?"));
        var decomposed = await host.ClassifyAsync(Of("Får jag bostadstillägg på ålderns höst?".Normalize(NormalizationForm.FormD)));
        Assert.Equal(Json(composed), Json(decomposed));
    }

    [Fact]
    public async Task Classify_LongestText_IsTaken()
    {
        var result = await host.ClassifyAsync(Of(new string('å', Request.LongestText)) with { Explain = true });
        Assert.Single(result.Results);
    }

    [Theory]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [""", 400, "invalid-json")]
    [InlineData("""[]""", 400, "invalid-json")]
    [InlineData("""null""", 400, "invalid-json")]
    [InlineData("""{"texts": [{"id": "1", "text": "x"}]}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext"}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": null}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [{"id": "1"}]}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [{"id": 1, "text": "x"}]}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [{"id": "1", "text": "x"}], "explian": true}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [{"id": "1", "text": "x"}], "explain": "yes"}""", 400, "invalid-json")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": []}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [null]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy": "pension-freetext", "texts": [{"id": "", "text": "x"}]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy": "", "texts": [{"id": "1", "text": "x"}]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy": "no-such", "texts": [{"id": "1", "text": "x"}]}""", 422, "unknown-taxonomy")]
    public async Task Classify_BadInput_IsRefused(string json, int expected, string kind)
    {
        var (status, body) = await host.PostAsync(json);
        Assert.Equal(expected, status);
        Assert.Equal("urn:pensionsai:problem:" + kind, body.GetProperty("type").GetString());
        Assert.Equal(expected == 400, body.TryGetProperty("errors", out _));

        // A job is refused at the door with the same problem.
        var (checkStatus, checkBody) = await CheckAsync(json);
        Assert.Equal((expected, body.GetProperty("type").GetString()), (checkStatus, checkBody.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Classify_BadField_IsNamed()
    {
        var (_, body) = await host.PostAsync("""{"taxonomy": "pension-freetext", "texts": [{"id": "1", "text": "x"}, {"id": "", "text": "x"}]}""");
        Assert.Equal("texts[1].id", Assert.Single(body.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData(1_000, 1, 200)]
    [InlineData(1_001, 1, 413)]
    [InlineData(1, 100_000, 200)]
    [InlineData(1, 100_001, 413)]
    public async Task Classify_Sizes_AreLimited(int texts, int length, int expected)
    {
        var request = new Request("pension-freetext", [.. Enumerable.Repeat(new TextToClassify("1", new string('a', length)), texts)]);
        var (status, _) = await host.PostAsync(Json(request));
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Classify_PlainText_Is415()
    {
        var (status, _) = await host.PostAsync("När kommer pengarna?", "text/plain");
        Assert.Equal(415, status);
    }

    [Theory]
    [InlineData(Scopes.Classify, HttpStatusCode.OK)]
    [InlineData(Scopes.Mask, HttpStatusCode.Forbidden)]
    public async Task Classify_Scope_IsDemanded(string scope, HttpStatusCode expected)
    {
        using var client = host.Client(scope);
        using var content = new StringContent(Json(Of("Hej")), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/v1/classifications", content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Check_GoodCall_IsTaken()
    {
        var (status, _) = await CheckAsync(Json(Of("Hej")));
        Assert.Equal(204, status);
    }

    private async Task<(int Status, JsonElement Body)> CheckAsync(string json)
    {
        using var client = host.Client(Scopes.Classify);
        client.DefaultRequestHeaders.Add(JobCheckRequest.IsWholeHeader, "true");
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/internal/checks/v1/classifications", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    private static Request Of(string text) => new("pension-freetext", [new TextToClassify("1", text)]);

    private static string Json(object value) => JsonSerializer.Serialize(value, JsonConventions.Options);
}
