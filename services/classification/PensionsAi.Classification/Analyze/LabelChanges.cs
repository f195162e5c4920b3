using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>Tells which labels rise and fall: each period against the two before it.</summary>
internal static class LabelChanges
{
    private const int PeriodsBefore = 2;

    /// <summary>A share must grow or shrink by this factor: with many texts the smallest change is more than chance.</summary>
    private const double SmallestFactor = 1.5;

    // The last is the rate at which a change is told.
    private static readonly double[] ToldQValues = [0.001, 0.01, 0.05];

    /// <summary>The changes, by period and then the surest first.</summary>
    /// <param name="periods">Names of the periods, the earliest first.</param>
    /// <param name="texts">Texts of each.</param>
    /// <param name="labels">The labels' counts.</param>
    /// <param name="isShown">Whether the count of a label, by its index, in a period may be shown.</param>
    public static IReadOnlyList<LabelChange> Find(
        IReadOnlyList<string> periods, IReadOnlyList<int> texts, IReadOnlyList<LabelCount> labels, Func<int, int, bool> isShown) =>
        [.. Enumerable.Range(PeriodsBefore, Math.Max(0, periods.Count - PeriodsBefore)).SelectMany(period => Find(periods[period], period, texts, labels, isShown))];

    private static IEnumerable<LabelChange> Find(
        string name, int period, IReadOnlyList<int> texts, IReadOnlyList<LabelCount> labels, Func<int, int, bool> isShown)
    {
        var (now, before) = (texts[period], Before(texts, period));
        // Nothing can be told of periods that hardly anybody wrote in.
        if (now < Suppression.FewestShown || before < Suppression.FewestShown)
            yield break;
        var qValues = FalseDiscovery.QValues(
            [.. labels.Select(label => FisherTest.PValue(label.ByPeriod[period], now, Before(label.ByPeriod, period), before))]);
        foreach (var (index, label) in labels.Index().OrderBy(label => qValues[label.Index]).ThenBy(label => label.Item.Code, StringComparer.Ordinal))
        {
            var (share, shareBefore) = ((double)label.ByPeriod[period] / now, (double)Before(label.ByPeriod, period) / before);
            var isRising = share >= SmallestFactor * shareBefore;
            if (qValues[index] > ToldQValues[^1] || !(isRising || shareBefore >= SmallestFactor * share))
                continue;
            var isBeforeShown = Enumerable.Range(period - PeriodsBefore, PeriodsBefore).All(one => isShown(index, one));
            yield return new LabelChange(
                label.Code,
                name,
                isRising ? ChangeDirection.Rising : ChangeDirection.Falling,
                isShown(index, period) ? Math.Round(share, 4) : null,
                isBeforeShown ? Math.Round(shareBefore, 4) : null,
                ToldQValues.First(told => qValues[index] <= told));
        }
    }

    private static int Before(IReadOnlyList<int> counts, int period) => Enumerable.Range(1, PeriodsBefore).Sum(back => counts[period - back]);
}
