using System.Diagnostics.CodeAnalysis;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PensionsAi.Inference.Loading;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Operators;
using PensionsAi.Masking.Recognizers;
using PensionsAi.Masking.Tests.UnmaskText;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>Whatever recognizers find, overlapping, nested, in the middle of a surrogate pair or of a tag: the text is never corrupted.</summary>
public sealed class OverlapPropertyTests
{
    private static readonly string[] Whole =
        ["[PERSON_1]", "a[PERSON#0123456789abcdef0123]b", "👵🏽👨‍👩‍👧", "[PERSON:AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE]x"];

    private static readonly Gen<string> Texts = Gen.Frequency(
        (2, Gen.String[1, 40]),
        (2, Gen.String[Gen.Char["ab1 -\uD83D\uDC75\u0301\u200B[]_:#"], 1, 40]),
        (1, Gen.Int[0, Whole.Length - 1].Select(index => Whole[index])));

    private static readonly Gen<(int Start, int Length, int Type)[]> Spans =
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 20], Gen.Int[0, 12], (start, length, type) => (start, length, type)).Array[0, 8];

    [Fact]
    public void Unmask_OfAnyFindings_IsTheText() => Gen.Select(Texts, Spans).Sample((text, spans) =>
        Assert.Equal(text, TextUnmaskerTests.Unmask(Mask(text, spans, "encrypt").Text).Text), iter: 5_000);

    [Fact]
    public void Mask_AnyFindings_LeavesEverythingElseAndPointsAtIt() => Gen.Select(Texts, Spans, Gen.Int[0, OperatorNames.All.Count - 1].Select(index => OperatorNames.All[index])).Sample((text, spans, name) =>
    {
        var masked = Mask(text, spans, name);
        var (original, result) = (0, 0);
        foreach (var entity in masked.Entities)
        {
            Assert.True(original <= entity.Start && entity.Start < entity.End);
            Assert.Equal(text[original..entity.Start], masked.Text[result..entity.MaskedStart]);
            Assert.Equal(entity.Replacement, masked.Text[entity.MaskedStart..entity.MaskedEnd]);
            (original, result) = (entity.End, entity.MaskedEnd);
        }

        Assert.Equal(text[original..], masked.Text[result..]);
    }, iter: 5_000);

    [Fact]
    public void Mask_AnyFindings_AreCoveredWholeUnlessTheyWereMaskedBefore() => Gen.Select(Texts, Spans).Sample((text, spans) =>
    {
        var covered = Mask(text, spans, "redact").Entities;
        var tags = ScannedText.Scan(text).Tags;
        foreach (var (start, end) in Within(text, spans).Select(span => (span.Start, span.End)))
        {
            for (var position = start; position < end; position++)
            {
                Assert.True(
                    covered.Any(entity => entity.Start <= position && position < entity.End) || tags.Any(tag => tag.Start <= position && position < tag.End),
                    $"{position}");
            }
        }
    }, iter: 3_000);

    [SuppressMessage("Reliability", "CA2000", Justification = "The gate lives as long as the masking.")]
    private static MaskedText Mask(string text, (int Start, int Length, int Type)[] spans, string name)
    {
        var options = Options.Create(new MaskingOptions());
        var recognizers = Within(text, spans).GroupBy(span => span.EntityType).Select(group => new Fixed(text, group.Key, [.. group]));
        var masker = new TextMasker(
            new PiiFinder(recognizers),
            TestMasking.Names,
            TestMasking.Operators,
            new CallerDefaults(options),
            new InferenceGate("test", TestMasking.Metrics),
            TestMasking.Metrics,
            NullLogger<TextMasker>.Instance);
        return TestMasking.MaskOne(masker, new Request([new TextToMask("1", text)]) { Operator = name });
    }

    private static IEnumerable<PiiSpan> Within(string text, (int Start, int Length, int Type)[] spans) => spans
        .Where(span => span.Start < text.Length)
        .Select(span => new PiiSpan((PiiEntityType)span.Type, span.Start, Math.Min(text.Length, span.Start + span.Length), 0.5f, "fixed"));

    // Finds in the text itself, and nothing in what stands for it when it is searched again.
    private sealed class Fixed(string whole, PiiEntityType type, IReadOnlyList<PiiSpan> spans) : IRecognizer
    {
        public PiiEntityType EntityType => type;

        public IEnumerable<PiiSpan> Recognize(ScannedText text) => text.Text == whole ? spans : [];
    }
}
