using PensionsAi.Masking.Contracts;

namespace PensionsAi.Masking.Tests.MaskText;

public sealed class ExplainTests
{
    [Fact]
    public void Explain_Finding_HasPatternChecksumAndContextWord()
    {
        var entity = Assert.Single(Explain("Mitt personnummer är 900101-2386.").Entities);
        Assert.Equal(("000000-0000", "invalid"), (entity.Explanation!.Pattern, entity.Explanation.Checksum));
        Assert.Equal(["personnummer"], entity.Explanation.ContextWords);
    }

    [Fact]
    public void Explain_ProvenFinding_NeedsNoContextWord()
    {
        var entity = Assert.Single(Explain("Hej, 900101-2385.").Entities);
        Assert.Equal("valid", entity.Explanation!.Checksum);
        Assert.Empty(entity.Explanation.ContextWords);
    }

    [Fact]
    public void Explain_NameThatNobodyAskedFor_IsNoCandidate()
    {
        var masked = TestMasking.Mask("Kim Larsen, 900101-2386. Söderberg & Partners ringde.", request => request with { EntityTypes = ["PERSONNUMMER"], Explain = true });
        Assert.Single(masked.Entities);
        Assert.DoesNotContain(masked.Rejected!, rejected => rejected.Type != "PERSONNUMMER");
    }

    [Fact]
    public void Explain_WrongCheckDigitWithoutContext_IsRejectedForIt()
    {
        const string Text = "👵🏽 Hej, 900101-2386.";
        var masked = Explain(Text, request => request with { StringIndexType = StringIndexType.UnicodeCodePoint });
        Assert.Empty(masked.Entities);
        var rejected = masked.Rejected!.First(candidate => candidate.Type == "PERSONNUMMER");
        Assert.Equal(("no-context-word", "invalid", "personnummer", 8, 19), (rejected.Reason, rejected.Checksum, rejected.Recognizer, rejected.Start, rejected.End));
    }

    [Fact]
    public void Explain_Allowed_SaysSo()
    {
        var masked = Explain("Jag heter Anna Öberg.", request => request with { Allow = ["anna öberg"] });
        Assert.Empty(masked.Entities);
        var rejected = Assert.Single(masked.Rejected!, candidate => candidate.Type == "PERSON");
        Assert.Equal(("allowed", 10, 20), (rejected.Reason, rejected.Start, rejected.End));
    }

    [Fact]
    public void Explain_BelowThreshold_SaysSoWithItsScore()
    {
        var masked = Explain("Jag såg DEF 456.", request => request with { Thresholds = new Dictionary<string, double> { ["VEHICLE_PLATE"] = 0.9 } });
        Assert.Empty(masked.Entities);
        var rejected = Assert.Single(masked.Rejected!, candidate => candidate.Reason == "below-threshold");
        Assert.Equal(("VEHICLE_PLATE", 8, 15), (rejected.Type, rejected.Start, rejected.End));
        Assert.InRange(rejected.Score, 0.01, 0.89);
    }

    [Fact]
    public void Explain_FirmCalledAfterAPerson_SaysSo()
    {
        var masked = Explain("Fakturan kom från Lars Lundgren AB i tisdags.");
        Assert.Empty(masked.Entities);
        Assert.Contains(masked.Rejected!, candidate => (candidate.Type, candidate.Reason) == ("PERSON", "company"));
    }

    [Fact]
    public void Explain_PlaceThatIsANameToo_IsRejectedWithItsScore()
    {
        var masked = Explain("Jag bor i Lund och reser på fredag.");
        Assert.Empty(masked.Entities);
        var rejected = Assert.Single(masked.Rejected!);
        Assert.Equal(("PERSON", "other-word", 10, 14), (rejected.Type, rejected.Reason, rejected.Start, rejected.End));
        Assert.InRange(rejected.Score, 0, 0.5);
    }

    [Fact]
    public void Explain_NotAsked_IsNotThere()
    {
        var masked = TestMasking.Mask("Mitt personnummer är 900101-2386.");
        Assert.Null(masked.Rejected);
        Assert.Null(masked.Entities[0].Explanation);
    }

    [Fact]
    public void Explain_Asked_ChangesNothingElse()
    {
        const string Text = "Anna Öberg, pnr 900101-2386, ring 070-174 06 90, ABC 123, 2024-03-11, bankgiro 5050-1055.";
        Assert.Equal(TestMasking.Mask(Text).Text, Explain(Text).Text);
    }

    private static MaskedText Explain(string text, Func<Contracts.MaskText, Contracts.MaskText>? change = null) =>
        TestMasking.Mask(text, request => (change?.Invoke(request) ?? request) with { Explain = true });
}
