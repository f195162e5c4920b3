using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>Coverage and error of one type of field over a row of thresholds.</summary>
/// <param name="Type">The type.</param>
/// <param name="Points">The lowest threshold first.</param>
internal sealed record AcceptanceCurve(FieldType Type, IReadOnlyList<AcceptancePoint> Points)
{
    /// <summary>Counts fields.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="all">All of them.</param>
    /// <param name="candidates">Those that nothing but this threshold holds back.</param>
    /// <param name="score">What is held against the threshold, 0 to 1.</param>
    /// <param name="row">The thresholds, the lowest first.</param>
    public static AcceptanceCurve Of(
        FieldType type, IReadOnlyCollection<MeasuredField> all, Func<MeasuredField, bool> candidates, Func<MeasuredField, double> score, IEnumerable<double> row)
    {
        var given = all.Where(field => field.IsCandidate && candidates(field)).ToList();
        return new AcceptanceCurve(type,
        [
            .. row.Select(threshold => new AcceptancePoint(
                threshold,
                given.Count(field => score(field) >= threshold),
                given.Count(field => field.IsWrong && score(field) >= threshold),
                all.Count)),
        ]);
    }
}
