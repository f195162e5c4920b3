using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Recognizers;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>How often a text is searched: what keeps the whole search linear. The time itself is measured by the benchmark.</summary>
public sealed class PiiFinderTests
{
    [Fact]
    public void Find_NothingFound_SearchesOnce() => Assert.Equal(1, Count(findings: 0));

    [Fact]
    public void Find_Findings_SearchesUntilNothingMoreIsFound() => Assert.Equal(4, Count(findings: 3));

    /// <summary>A text in which every search finds one thing more would take quadratic time.</summary>
    [Fact]
    public void Find_AlwaysSomethingMore_StopsAfterNineSearches() => Assert.Equal(9, Count(findings: 1_000));

    private static int Count(int findings)
    {
        var counting = new Counting(findings);
        var finder = new PiiFinder([counting]);
        var plan = MaskTextCheck.Check(new Request([new TextToMask("1", "x")]), finder.EntityTypes).Value!;
        finder.Find(ScannedText.Scan(string.Concat(Enumerable.Repeat("x ", 2_000))), plan, CancellationToken.None);
        return counting.Searches;
    }

    /// <summary>Finds the first letter that is not masked yet, a number of times.</summary>
    private sealed class Counting(int findings) : IRecognizer
    {
        public int Searches { get; private set; }

        public PiiEntityType EntityType => PiiEntityType.Person;

        public IEnumerable<PiiSpan> Recognize(ScannedText text)
        {
            var start = text.Text.IndexOf('x', StringComparison.Ordinal);
            return Searches++ < findings && start >= 0 ? [new PiiSpan(PiiEntityType.Person, start, start + 1, 1f, "counting")] : [];
        }
    }
}
