namespace PensionsAi.FormReading.Thresholds;

/// <summary>What a labelled set says of one threshold.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Now">The one in force, 0 to 1.</param>
/// <param name="Curves">Of each type of field that it is for, over one row of thresholds.</param>
/// <param name="IsLargeEnough">Whether enough of every type is accepted anywhere in the row for the limit to be proved.</param>
/// <param name="Proved">The lowest at which the limit is proved of every type; null for none.</param>
/// <param name="Seen">The lowest from that in force on at which no more than the limit was seen to be wrong of any type; null for none.</param>
internal sealed record ThresholdResult(
    ThresholdKind Kind, double Now, IReadOnlyList<AcceptanceCurve> Curves, bool IsLargeEnough, double? Proved, double? Seen)
{
    /// <summary>The one to set; null when none keeps the limit. What was merely seen can raise a threshold and never lowers it.</summary>
    public double? Chosen => Proved ?? Seen;
}
