using PensionsAi.FormReading.Thresholds;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>How much is accepted, and how much of it wrongly, at every threshold.</summary>
internal sealed class AcceptanceCurve
{
    private readonly IReadOnlyList<(double Confidence, bool IsWrong)> _readings;

    /// <summary>Takes readings with their confidence, 0 to 1, and whether they are wrong.</summary>
    public AcceptanceCurve(IEnumerable<(double Confidence, bool IsWrong)> readings) =>
        _readings = [.. readings.OrderByDescending(reading => reading.Confidence)];

    /// <summary>What is accepted from a threshold on.</summary>
    public AcceptancePoint At(double threshold)
    {
        var accepted = _readings.TakeWhile(reading => reading.Confidence >= threshold).ToList();
        return new AcceptancePoint(threshold, accepted.Count, accepted.Count(reading => reading.IsWrong), _readings.Count);
    }

    /// <summary>The lowest threshold at which no more than a share of what is accepted is wrong; 1 and a bit when there is none.</summary>
    /// <param name="largestError">The share, 0 to 1.</param>
    public double Threshold(double largestError)
    {
        var (threshold, wrong) = (Math.BitIncrement(1.0), 0);
        for (var i = 0; i < _readings.Count; i++)
        {
            wrong += _readings[i].IsWrong ? 1 : 0;
            // Readings of equal confidence are accepted together or not at all.
            var isLast = i + 1 == _readings.Count || _readings[i + 1].Confidence < _readings[i].Confidence;
            if (isLast && wrong <= largestError * (i + 1))
                threshold = _readings[i].Confidence;
        }

        return threshold;
    }
}
