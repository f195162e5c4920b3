using CsCheck;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Domain;

public sealed class SpanMergeTests
{
    private static readonly Gen<PiiSpan> Spans =
        from start in Gen.Int[0, 60]
        from length in Gen.Int[1, 12]
        from type in Gen.Enum<PiiEntityType>()
        from score in Gen.Float[0, 1]
        select new PiiSpan(type, start, start + length, score, "test");

    [Fact]
    public void Merge_AnySpans_CoversTheSameWithoutOverlaps() => Spans.List[0, 20].Sample(spans =>
    {
        var merged = SpanMerge.Merge(spans);
        for (var index = 1; index < merged.Count; index++)
            Assert.True(merged[index - 1].End <= merged[index].Start);
        Assert.Equal(Covered(spans), Covered(merged));
    });

    [Fact]
    public void Merge_Overlap_IsNamedAfterTheLongest()
    {
        var merged = SpanMerge.Merge(
        [
            new PiiSpan(PiiEntityType.Email, 5, 15, 1f, "email"),
            new PiiSpan(PiiEntityType.UrlWithIdentity, 0, 20, 0.9f, "url"),
            new PiiSpan(PiiEntityType.Person, 18, 24, 0.7f, "name"),
        ]);
        Assert.Equal(new PiiSpan(PiiEntityType.UrlWithIdentity, 0, 24, 0.9f, "url"), Assert.Single(merged));
    }

    [Fact]
    public void Merge_Neighbours_StayTwo() =>
        Assert.Equal(2, SpanMerge.Merge([new PiiSpan(PiiEntityType.Person, 0, 4, 1f, "a"), new PiiSpan(PiiEntityType.Person, 4, 8, 1f, "b")]).Count);

    private static HashSet<int> Covered(IEnumerable<PiiSpan> spans) =>
        [.. spans.SelectMany(span => Enumerable.Range(span.Start, span.Length))];
}
