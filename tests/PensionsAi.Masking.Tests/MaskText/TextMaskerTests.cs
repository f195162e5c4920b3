using PensionsAi.Masking.Contracts;

namespace PensionsAi.Masking.Tests.MaskText;

public sealed class TextMaskerTests
{
    private const string Text = "Hej, jag heter Anna Öberg, 19900101-2385.";

    [Fact]
    public void Mask_ApiExample_IsAsDescribed()
    {
        var masked = TestMasking.Mask(Text);
        Assert.Equal("Hej, jag heter [PERSON_1], [PERSONNUMMER_1].", masked.Text);
        Assert.Collection(
            masked.Entities,
            person => Assert.Equal(("PERSON", 15, 25, "person-name", "[PERSON_1]", 15, 25), (person.Type, person.Start, person.End, person.Recognizer, person.Replacement, person.MaskedStart, person.MaskedEnd)),
            number => Assert.Equal(("PERSONNUMMER", 27, 40, 1.0, "[PERSONNUMMER_1]", 27, 43), (number.Type, number.Start, number.End, number.Score, number.Replacement, number.MaskedStart, number.MaskedEnd)));
    }

    [Fact]
    public void Mask_Redact_LeavesBars() =>
        Assert.Equal("Hej, jag heter █████, █████.", TestMasking.Mask(Text, request => request with { Operator = "redact" }).Text);

    [Fact]
    public void Mask_OperatorByType_IsUsed()
    {
        var masked = TestMasking.Mask(Text, request => request with { Operators = new Dictionary<string, string> { ["PERSON"] = "redact" } });
        Assert.Equal("Hej, jag heter █████, [PERSONNUMMER_1].", masked.Text);
    }

    [Fact]
    public void Mask_SameValueAgain_HasTheSameNumber() =>
        Assert.Equal(
            "Jag heter [PERSON_1]. Min man heter [PERSON_2]. Skriv till [PERSON_1].",
            TestMasking.Mask("Jag heter Anna Öberg. Min man heter Erik Öberg. Skriv till Anna Öberg.").Text);

    [Fact]
    public void Mask_TextWithTags_NumbersAfterThem() =>
        Assert.Equal("[PERSON_3] och [PERSON_4] ringde.", TestMasking.Mask("[PERSON_3] och Anna Öberg ringde.").Text);

    [Fact]
    public void Mask_EntityTypes_LeaveTheOthers() =>
        Assert.Equal("Hej, jag heter Anna Öberg, [PERSONNUMMER_1].", TestMasking.Mask(Text, request => request with { EntityTypes = ["PERSONNUMMER"] }).Text);

    [Fact]
    public void Mask_Allowed_IsLeft() =>
        Assert.Equal("Hej, jag heter Anna Öberg, [PERSONNUMMER_1].", TestMasking.Mask(Text, request => request with { Allow = ["anna öberg"] }).Text);

    [Theory]
    [InlineData("Projekt Norrsken börjar; Norrskens plan.", "Projekt [DENIED_1] börjar; [DENIED_2] plan.")]
    [InlineData("NORRSKEN eller norrskenet", "[DENIED_1] eller norrskenet")]
    public void Mask_Denied_IsMaskedAsAWord(string text, string expected) =>
        Assert.Equal(expected, TestMasking.Mask(text, request => request with { Deny = ["norrsken"] }).Text);

    [Theory]
    [InlineData(0.9, "Bilen ABC 123 och DEF 456")]
    [InlineData(0.5, "Bilen [VEHICLE_PLATE_1] och [VEHICLE_PLATE_2]")]
    public void Mask_Threshold_LeavesWhatIsLessSure(double threshold, string expected)
    {
        // Far enough from the word that only the form tells.
        var far = " " + new string('-', 80) + " ";
        var masked = TestMasking.Mask(
            "Bilen" + far + "ABC 123 och DEF 456", request => request with { Thresholds = new Dictionary<string, double> { ["VEHICLE_PLATE"] = threshold } });
        Assert.Equal(expected, masked.Text.Replace(far, " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Mask_CallerWithDefaults_GetsThemWhereItsCallSaysNothing()
    {
        const string Numbers = "Anna Öberg och Erik Lund, 19900101-2385, Norrsken.";
        Assert.Equal("Anna Öberg och █████, ********-2385, █████.", TestMasking.Mask(Numbers, caller: "with-defaults").Text);
        Assert.Equal(
            "Anna Öberg och [PERSON_1], [PERSONNUMMER_1], [DENIED_1].",
            TestMasking.Mask(Numbers, request => request with { Operator = "tag" }, "with-defaults").Text);
        Assert.DoesNotContain("Anna Öberg", TestMasking.Mask(Numbers).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thresholds", "NO_TYPE", 0.5)]
    [InlineData("thresholds.PERSON", "PERSON", 1.5)]
    [InlineData("thresholds.PERSON", "PERSON", -0.1)]
    [InlineData("thresholds.PERSON", "PERSON", double.NaN)]
    public void Check_ThresholdThatIsNone_IsRefused(string field, string type, double value)
    {
        var request = new Contracts.MaskText([new TextToMask("1", "x")]) { Thresholds = new Dictionary<string, double> { [type] = value } };
        Assert.Equal([field], PensionsAi.Masking.MaskText.MaskTextCheck.Check(request, TestMasking.Finder.EntityTypes).Problem!.Errors!.Keys);
    }

    [Theory]
    [InlineData("tag", true)]
    [InlineData("shout", false)]
    public void CallerDefaults_OperatorThatIsNone_StopsTheStart(string name, bool isValid) =>
        Assert.Equal(isValid, PensionsAi.Masking.MaskText.CallerDefaults.AreValid(new MaskingOptions { Callers = { ["a"] = new CallerMasking { Operator = name } } }));

    [Fact]
    public void Mask_CodePoints_CountEmojiOnce()
    {
        var masked = TestMasking.Mask("👵🏽 Hej, jag heter Anna Öberg 🎂 tel 070-174 06 90.", request => request with { StringIndexType = StringIndexType.UnicodeCodePoint });
        Assert.Equal((18, 28, 18, 28), (masked.Entities[0].Start, masked.Entities[0].End, masked.Entities[0].MaskedStart, masked.Entities[0].MaskedEnd));
        Assert.Equal((35, 48, 35, 44), (masked.Entities[1].Start, masked.Entities[1].End, masked.Entities[1].MaskedStart, masked.Entities[1].MaskedEnd));
    }

    [Fact]
    public void Mask_CombiningMarks_StayWithTheirName()
    {
        var masked = TestMasking.Mask("Hej, jag heter Anna O\u0308berg.");
        Assert.Equal("Hej, jag heter [PERSON_1].", masked.Text);
        Assert.Equal(26, Assert.Single(masked.Entities).End);
    }
}
