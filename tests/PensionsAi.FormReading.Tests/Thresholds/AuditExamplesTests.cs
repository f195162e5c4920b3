using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Thresholds;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Tests.Thresholds;

public sealed class AuditExamplesTests
{
    private const string Form = "premiepension-70plus";
    private static readonly ModelVersion Model = new("handwritten-digits", "1", "00");

    private static readonly LabelledField Accepted = new(
        Form, "1", "personnummer", FieldType.Personnummer, JsonSerializer.SerializeToElement("19340101-7003"), JsonValue.Create("19340101-7003"),
        Confidence: 0.98, PlainConfidence: 0.7, Agreed: true, Accepted: true, ReviewReason.Audit, Model);

    [Fact]
    public async Task Read_Examples_CountsAcceptedFieldsOfAuditsByThisModelAlone()
    {
        var examples = new AuditExamples(Model);
        var fields = await ReadAsync(
            examples,
            Accepted,
            Accepted with { Reason = ReviewReason.NotAccepted },
            Accepted with { Accepted = false },
            Accepted with { Model = Model with { Version = "2" } });
        Assert.Equal([(Form, new MeasuredField("line 1 personnummer", FieldType.Personnummer, 0.98, 0.7, IsCandidate: true, IsWrong: false))], fields);
        Assert.Equal((2, 1), (examples.NotAudited, examples.OfOtherModels));
        Assert.Empty(examples.Errors);
    }

    [Fact]
    public async Task Read_CorrectedAndRejected_AreWrong()
    {
        var fields = await ReadAsync(
            new AuditExamples(Model),
            Accepted with { Agreed = false, Value = JsonSerializer.SerializeToElement("19340126-8101") },
            Accepted with { Agreed = false, Value = null, Rejected = true });
        Assert.Equal([(true, null), (true, "rejected")], fields.Select(one => (one.Field.IsWrong, one.Field.How)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"template":"x"}""")]
    public async Task Read_LineThatIsNoExample_IsAnError(string line)
    {
        var folder = Directory.CreateTempSubdirectory("threshold-tests-").FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, "examples.jsonl"), [line], TestContext.Current.CancellationToken);
        var examples = new AuditExamples(Model);
        Assert.Empty(await examples.ReadAsync(folder, TestContext.Current.CancellationToken));
        Assert.EndsWith("Line 1 is no example.", Assert.Single(examples.Errors), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string Form, MeasuredField Field)>> ReadAsync(AuditExamples examples, params IEnumerable<LabelledField> fields)
    {
        var folder = Directory.CreateTempSubdirectory("threshold-tests-").FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "examples.jsonl"),
            fields.Select(field =>
            {
                var line = JsonSerializer.SerializeToNode(field, JsonConventions.Options)!.AsObject();
                line["crop"] = "crops/x.png";
                return line.ToJsonString(JsonConventions.Options);
            }),
            TestContext.Current.CancellationToken);
        return await examples.ReadAsync(folder, TestContext.Current.CancellationToken);
    }
}
