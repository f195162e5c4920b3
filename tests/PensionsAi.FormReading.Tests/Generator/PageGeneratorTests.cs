using System.Security.Cryptography;
using System.Text.Json;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Measuring;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.Generator;

public sealed class PageGeneratorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_SameSeed_IsTheSamePage()
    {
        var generator = Of(TestTemplates.Pension);
        var (first, again, other) = (await generator.ScanAsync(5, cancellationToken: Cancelled), await generator.ScanAsync(5, cancellationToken: Cancelled), await generator.ScanAsync(6, cancellationToken: Cancelled));
        Assert.Equal(Hash(first), Hash(again));
        Assert.Equal(JsonSerializer.Serialize(first.Truth, JsonConventions.Options), JsonSerializer.Serialize(again.Truth, JsonConventions.Options));
        Assert.NotEqual(Hash(first), Hash(other));

        static string Hash(GeneratedPage page) => Convert.ToHexString(SHA256.HashData(page.Content));
    }

    [Fact]
    public async Task Scan_EveryType_HasATruthThatKeepsTheRules()
    {
        var generator = Of(TestTemplates.EveryType);
        for (var seed = 0; seed < 4; seed++)
        {
            var truth = (await generator.ScanAsync(seed, cancellationToken: Cancelled)).Truth;
            Assert.Equal(TestTemplates.EveryType.Fields.Select(field => (field.Name, field.Type)), truth.Fields.Select(field => (field.Name, field.Type)));
            Assert.True(Personnummer.IsValid(Digits(truth, "personnummer"), new DateOnly(2026, 1, 1)));
            Assert.Equal(5, Digits(truth, "number").Length);
            Assert.InRange(int.Parse(Value(truth, "amount"), System.Globalization.CultureInfo.InvariantCulture), 1, 900_000);
            Assert.Contains(Value(truth, "colour"), new[] { "red", "blue" });
            Assert.All(truth.Fields, field => Assert.InRange(field.BoundingBox!.Width, 10, 3600));
        }
    }

    [Fact]
    public void Load_Writers_ShareNobody()
    {
        var folder = TestPictures.DataFolder;
        var (training, validation) = (Writers.Training.Load(folder), Writers.Validation.Load(folder));
        Assert.Equal(54, Everybody(validation).Count);
        Assert.Equal(485, Everybody(training).Count);
        Assert.Empty(Everybody(validation).Intersect(Everybody(training)));
        Assert.Equal(149, Everybody(Writers.Test.Load(folder)).Count);

        static HashSet<int> Everybody(MnistDigits digits) => [.. Enumerable.Range(0, digits.Count).Select(digits.Writer)];
    }

    /// <summary>What may not be accepted is wrong when it is, however right it is read.</summary>
    [Theory]
    [InlineData("half", true, true, false)]
    [InlineData("half", true, false, true)]
    [InlineData("whole", true, true, true)]
    [InlineData("whole", false, true, false)]
    public void IsWronglyAccepted_Readings_AreJudged(string read, bool isAccepted, bool mayBeAccepted, bool isWrong)
    {
        var suggestion = System.Text.Json.Nodes.JsonValue.Create(read);
        var reading = new FieldReading("share", FieldType.Choice, isAccepted ? suggestion : null, suggestion, 1, isAccepted, 1, null, [], []);
        Assert.Equal(isWrong, new FieldVerdict(new FieldTruth("share", FieldType.Choice, "half", MayBeAccepted: mayBeAccepted), reading, IsLocated: true).IsWronglyAccepted);
    }

    private static PageGenerator Of(FormTemplate template)
    {
        TestForms.SkipWithoutBlanks();
        return new PageGenerator(template, TestPictures.Digits, TestPersonnummer.Load(TestPictures.DataFolder));
    }

    private static string Value(PageTruth truth, string field) => truth.Fields.Single(one => one.Name == field).Value!;

    private static byte[] Digits(PageTruth truth, string field) => [.. Value(truth, field).Where(char.IsAsciiDigit).Select(digit => (byte)(digit - '0'))];
}
