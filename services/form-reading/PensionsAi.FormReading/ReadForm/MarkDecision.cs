using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Pages;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// What comes of ticks and signatures. A required one that is missing is never accepted: a form that nobody signed, or on which
/// nothing was chosen, is for a person.
/// </summary>
/// <param name="Suggestion">The best reading; null when there is none.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsAccepted">Whether it may be used without a person having looked.</param>
/// <param name="Checks">What was seen.</param>
/// <param name="Alternatives">Other readings of a choice.</param>
internal sealed record MarkDecision(
    JsonValue? Suggestion,
    double Confidence,
    bool IsAccepted,
    IReadOnlyList<string> Checks,
    IReadOnlyList<AlternativeReading> Alternatives)
{
    private const string OneTicked = "one-ticked";
    private const string InkedOut = "inked-out";

    /// <summary>Of a tick box of its own.</summary>
    public static MarkDecision OfCheckbox(TemplateField field, TickReading tick, AcceptanceThresholds thresholds)
    {
        var isTicked = tick.State == TickState.Ticked;
        return new MarkDecision(
            JsonValue.Create(isTicked),
            tick.Confidence,
            IsSure(tick.Confidence, thresholds) && (isTicked || !field.Required),
            tick.State == TickState.InkedOut ? [InkedOut] : [],
            []);
    }

    /// <summary>Of a group: accepted when one is surely ticked, and all others surely are not.</summary>
    public static MarkDecision OfChoice(TemplateField field, IReadOnlyList<TickReading> ticks, AcceptanceThresholds thresholds)
    {
        var options = field.Options!;
        var ticked = Enumerable.Range(0, options.Count).Where(i => ticks[i].State == TickState.Ticked).ToList();
        var confidence = ticks.Aggregate(1.0, (product, tick) => product * tick.Confidence);
        List<string> checks = [.. ticked.Count == 1 ? [OneTicked] : Array.Empty<string>(), .. ticks.Any(tick => tick.State == TickState.InkedOut) ? [InkedOut] : Array.Empty<string>()];
        if (ticked.Count == 0)
            return new MarkDecision(null, confidence, !field.Required && ticks.All(tick => tick.State == TickState.Empty) && IsSure(confidence, thresholds), checks, []);

        // Of several, the one pressed hardest: what else is in a box is a stamp's, or the other side's.
        var best = ticked.MaxBy(i => (ticks[i].Darkness, ticks[i].Confidence));
        return new MarkDecision(
            JsonValue.Create(options[best].Value),
            ticked.Count == 1 ? confidence : confidence / ticked.Count,
            ticked.Count == 1 && IsSure(confidence, thresholds),
            checks,
            [.. ticked.Where(i => i != best).Select(i => new AlternativeReading(options[i].Value, confidence / ticked.Count))]);
    }

    /// <summary>Of a signature.</summary>
    public static MarkDecision OfSignature(TemplateField field, bool isSigned, double confidence, AcceptanceThresholds thresholds) => new(
        JsonValue.Create(isSigned),
        confidence,
        IsSure(confidence, thresholds) && (isSigned || !field.Required),
        [],
        []);

    private static bool IsSure(double confidence, AcceptanceThresholds thresholds) =>
        thresholds.Accept != AcceptanceRule.Never && confidence >= thresholds.Mark;
}
