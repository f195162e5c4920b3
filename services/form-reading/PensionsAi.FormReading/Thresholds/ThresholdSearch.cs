using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>
/// Finds the lowest thresholds at which no more than a share of what is accepted is wrong, of each type of field by itself: many
/// dates must not hide what is wrong with the numbers.
/// </summary>
/// <param name="fields">A labelled set.</param>
/// <param name="now">The policy in force.</param>
/// <param name="maxError">The share, more than 0 and less than 1.</param>
/// <param name="mayLower">Whether the set has what lies below the thresholds in force.</param>
internal sealed class ThresholdSearch(IReadOnlyList<MeasuredField> fields, AcceptanceThresholds now, double maxError, bool mayLower)
{
    /// <summary>
    /// The thresholds that are tried: a row that was fixed before anything was read, so that what is proved of one is not the luck
    /// of many.
    /// </summary>
    private static readonly double[] Row =
    [
        0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.9925, 0.995,
        0.9975, 0.999, 0.9995, 0.9999,
    ];

    private readonly int _needed = BinomialBound.Needed(maxError);

    private bool IsPlainAsked => now.Accept != AcceptanceRule.ConstrainedReading;

    /// <summary>The results of those thresholds for which there are fields. Each is sought with the ones before it as they were found.</summary>
    public IReadOnlyList<ThresholdResult> Run()
    {
        var results = Run(now.Plain);
        // What no confidence with the rules' help keeps out may be kept out by that without.
        return results.Any(result => result.Chosen is null)
            && results.FirstOrDefault(result => result.Kind == ThresholdKind.Plain)?.Chosen is { } plain && plain > now.Plain
            ? Run(plain)
            : results;
    }

    private List<ThresholdResult> Run(double plain)
    {
        bool IsPlain(MeasuredField field) => !IsPlainAsked || field.PlainConfidence >= plain;
        var written = fields.Where(field => field.Type.IsWritten()).ToList();
        var checkable = written.ToLookup(field => field.Type.HasCheckDigit());
        var (policy, results) = (now, new List<ThresholdResult>());

        if (Find(ThresholdKind.Acceptance, now.Acceptance, 0, checkable[true], IsPlain, field => field.Confidence) is { } acceptance)
        {
            results.Add(acceptance);
            policy = policy with { Acceptance = acceptance.Chosen ?? now.Acceptance };
        }

        // Never below the other, which all digits must reach.
        var inForce = Math.Max(now.Acceptance, now.NoCheckDigit);
        if (Find(ThresholdKind.NoCheckDigit, inForce, policy.Acceptance, checkable[false], IsPlain, field => field.Confidence) is { } noCheckDigit)
        {
            results.Add(noCheckDigit);
            policy = policy with { NoCheckDigit = noCheckDigit.Chosen ?? now.NoCheckDigit };
        }

        // Never below that in force: it is there for numbers that were miswritten and then misread, and hardly any set has some.
        if (IsPlainAsked
            && Find(ThresholdKind.Plain, now.Plain, now.Plain, written, field => field.Confidence >= policy.Written(field.Type), field => field.PlainConfidence) is { } without)
        {
            results.Add(without);
        }

        if (Find(ThresholdKind.Mark, now.Mark, 0, fields.Where(field => !field.Type.IsWritten()), _ => true, field => field.Confidence) is { } mark)
            results.Add(mark);
        return results;
    }

    private ThresholdResult? Find(
        ThresholdKind kind, double inForce, double least, IEnumerable<MeasuredField> of, Func<MeasuredField, bool> passesOthers, Func<MeasuredField, double> score)
    {
        var lowest = mayLower ? least : Math.Max(least, inForce);
        var row = Row.Append(inForce).Append(least).Where(threshold => threshold >= lowest).Distinct().Order().ToList();
        var curves = of.GroupBy(field => field.Type)
            .Select(type => AcceptanceCurve.Of(type.Key, [.. type], passesOthers, score, row))
            .OrderBy(curve => curve.Type)
            .ToList();
        if (curves.Count == 0)
            return null;
        var points = Enumerable.Range(0, row.Count).Select(i => curves.ConvertAll(curve => curve.Points[i])).ToList();
        return new ThresholdResult(kind, inForce, curves, points.Exists(IsLargeEnough), Proved(points, inForce), Seen(points, inForce));
    }

    private bool IsLargeEnough(List<AcceptancePoint> types) => types.TrueForAll(type => type.Accepted >= _needed);

    /// <summary>
    /// From the highest threshold at which enough is accepted downwards, until one fails: so each is tried at its own 5 %, however
    /// many are (fixed-sequence testing; A. N. Angelopoulos and others, "Learn then Test", 2021).
    /// </summary>
    private double? Proved(List<List<AcceptancePoint>> points, double inForce)
    {
        var proved = Enumerable.Reverse(points)
            .Where(IsLargeEnough)
            .TakeWhile(types => types.TrueForAll(type => type.Bound <= maxError))
            .ToLookup(types => types.Sum(type => type.Accepted), types => types[0].Threshold);
        if (proved.Count == 0)
            return null;
        // Of those that accept as much, that in force has nothing against it, and else the highest.
        var widest = proved.MaxBy(thresholds => thresholds.Key)!;
        return widest.Contains(inForce) ? inForce : widest.Max();
    }

    private double? Seen(List<List<AcceptancePoint>> points, double inForce) => points
        .Where(types => types[0].Threshold >= inForce && types.Exists(type => type.Accepted > 0) && types.TrueForAll(type => type.Error <= maxError))
        .Select(types => (double?)types[0].Threshold)
        .FirstOrDefault();
}
