using CsCheck;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;
using PensionsAi.Masking.Tests.UnmaskText;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>What must hold for every text, tried on Swedish fragments glued together at random and on any Unicode.</summary>
public sealed class MaskingPropertyTests
{
    private static readonly string[] Fragments =
    [
        "Anna Öberg", "anna", "BJÖRN", "Björn", "Dag", "von", "af Klint", "K.", "P-O", "heter", "jag heter ", "mvh ", "Lund", "AB",
        "19900101-2385", "900101-2385", "9001012386", "personnummer ", "pnr", "1990 01 01 – 2385", "556703-7485", "org.nr ",
        "070-174 06 90", "+46 8 465 004 15", "0", "00", "08", "tel ", "hem ", "465004", "520312", "bankgiro ", "5050-1055", "konto ", "8214-9, 33 041 882-6", "OCR ",
        "SE35 5000 0000 0549 1000 0003", "4111 1111 1111 1111", "anna@post.example", "@", " @ ", " at ", "a.b", ",se", ".com", "(at)", "https://", "www.", "x.example/",
        "203.0.113.77", "2001:db8::1", "::", "ABC 123", "ABC 12D", "bil ", "[PERSON_1]", "[PERSON_", "█████", " ", "  ", "\n", ", ", ". ",
        "[PERSON:AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE]", "[PERSON#0123456789abcdef0123]", "[PERSON]",
        "[PERSON:", "]", "-", "–", "+", ".", "/", "(", ")", "12 500 kr", "2024-03-11", "10.42", "👵🏽", "e\u0301", "ß", "ﬁ", "\u00A0", "\u200B", "\uD83D",
    ];

    private static readonly string[] Personal =
    [
        "Anna Öberg", "19900101-2385", "900101-2385", "1990 01 01 – 2385", "556703-7485", "070-174 06 90", "+46 8 465 004 15",
        "SE35 5000 0000 0549 1000 0003", "4111 1111 1111 1111", "anna@post.example", "203.0.113.77", "2001:db8::1", "ABC 12D",
    ];

    private static readonly Gen<string> Glued = Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index]).Array[0, 14].Select(parts => string.Concat(parts));

    private static readonly Gen<string> Texts = Gen.Frequency((8, Glued), (1, Gen.String[1, 60]), (1, Gen.String[Gen.Char["0123456789 -+.@/:abÅ"], 1, 60]))
        .Where(text => text.Length > 0);

    public static TheoryData<string> Operators => [.. OperatorNames.All];

    /// <summary>The ones that mask a masked text no further.</summary>
    public static TheoryData<string> StableOperators => [OperatorNames.Tag, OperatorNames.Redact, OperatorNames.Hash];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Mask_AnyText_IsTheInputOutsideTheReplacements(string name) => Texts.Sample(text =>
    {
        var masked = TestMasking.Mask(text, request => request with { Operator = name });
        var (original, result) = (0, 0);
        foreach (var entity in masked.Entities)
        {
            Assert.Equal(text[original..entity.Start], masked.Text[result..entity.MaskedStart]);
            Assert.Equal(entity.Replacement, masked.Text[entity.MaskedStart..entity.MaskedEnd]);
            Assert.True(entity.Start < entity.End);
            // What was found is gone from where it was; a tag or bar of the text itself may have been in what was found.
            var isTag = entity.Replacement == "█████" || Tag.TryRead(entity.Replacement, 0, out var tag) && tag.End == entity.Replacement.Length;
            Assert.False(!isTag && entity.Replacement.Contains(text[entity.Start..entity.End], StringComparison.OrdinalIgnoreCase), entity.Replacement);
            (original, result) = (entity.End, entity.MaskedEnd);
        }

        Assert.Equal(text[original..], masked.Text[result..]);
    }, iter: 1_500);

    [Theory]
    [MemberData(nameof(StableOperators))]
    public void Mask_MaskedText_ChangesNothingMore(string name) => Texts.Sample(text =>
    {
        var once = TestMasking.Mask(text, request => request with { Operator = name }).Text;
        Assert.Equal(once, TestMasking.Mask(once, request => request with { Operator = name }).Text);
    }, iter: 10_000);

    [Fact]
    public void Mask_CodePoints_PointAtTheSame() => Texts.Sample(text =>
    {
        var units = TestMasking.Mask(text).Entities;
        var points = TestMasking.Mask(text, request => request with { StringIndexType = StringIndexType.UnicodeCodePoint }).Entities;
        Assert.Equal(units.Count, points.Count);
        for (var index = 0; index < units.Count; index++)
        {
            Assert.Equal(CodePoints(text[..units[index].Start]), points[index].Start);
            Assert.Equal(CodePoints(text[..units[index].End]), points[index].End);
        }
    }, iter: 2_000);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Mask_FindingsAsWords_AreGoneFromTheText(string name) =>
        Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index].Trim()).Array[1, 14].Sample(words =>
        {
            // Behind "OCR" a card number is a payment reference, and is meant to be left.
            words = [.. words.Where(word => word != "OCR")];
            var masked = TestMasking.Mask(string.Join(" ; ", words.Append("x")), request => request with { Operator = name }).Text;
            foreach (var word in words.Intersect(Personal))
                Assert.DoesNotContain(word, masked, StringComparison.Ordinal);
        }, iter: 1_000);

    [Fact]
    public void Unmask_MaskedText_IsTheTextAgain() => Texts.Sample(text =>
    {
        var masked = TestMasking.Mask(text, request => request with { Operator = "encrypt" }).Text;
        Assert.Equal(text, TextUnmaskerTests.Unmask(masked).Text);
        // Also of what was encrypted already, and of a mixture.
        var again = TestMasking.Mask(masked + text, request => request with { Operators = new Dictionary<string, string> { ["PERSON"] = "encrypt" }, Operator = "encrypt" }).Text;
        Assert.Equal(masked + text, TextUnmaskerTests.Unmask(again).Text);
    }, iter: 3_000);

    private static int CodePoints(string text) => text.EnumerateRunes().Count();
}
