using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>Says what a labelled set says of a form's thresholds. Nothing of what is written on the forms is in it.</summary>
/// <param name="form">The form's id.</param>
/// <param name="accept">Which readings may be accepted.</param>
/// <param name="maxError">Largest share of wrong ones among the accepted.</param>
internal sealed class ThresholdReport(string form, AcceptanceRule accept, double maxError)
{
    private const int MostWrong = 20;

    private static readonly JsonSerializerOptions Indented = new(JsonConventions.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Coverage against error, and what follows for the threshold.</summary>
    public string Describe(ThresholdResult result) =>
        string.Join("\n\n", [$"### {NameOf(result.Kind)}", .. result.Curves.Select(curve => Table(result, curve)), Conclusion(result)]);

    /// <summary>Wrong readings that no check held back, the surest first: each a label that is wrong, or a reading that is.</summary>
    public static string DescribeWrong(IReadOnlyList<MeasuredField> fields)
    {
        var wrong = fields.Where(field => field is { IsCandidate: true, IsWrong: true }).OrderByDescending(field => field.Confidence).ToList();
        return string.Join('\n',
        [
            Text($"Wrong readings that thresholds alone hold back: {wrong.Count}{(wrong.Count > MostWrong ? Text($", the surest {MostWrong} of them") : "")}."),
            .. wrong.Take(MostWrong).Select(field => Text(
                $"{field.Place}: {field.Confidence:F4}{(field.Type.IsWritten() ? Text($", plain {field.PlainConfidence:F4}") : "")}{(field.How is null ? "" : ", " + field.How)}")),
        ]);
    }

    /// <summary>The policy for the form's template, as JSON.</summary>
    public string Policy(IReadOnlyList<ThresholdResult> results)
    {
        var policy = new JsonObject { ["accept"] = JsonSerializer.SerializeToNode(accept, JsonConventions.Options) };
        foreach (var result in results)
            policy[JsonNamingPolicy.CamelCase.ConvertName(NameOf(result.Kind))] = result.Chosen;
        return new JsonObject { ["policy"] = policy }.ToJsonString(Indented);
    }

    /// <summary>The same for the operator's settings, as JSON.</summary>
    public string Settings(IReadOnlyList<ThresholdResult> results)
    {
        var policy = new JsonObject { [nameof(PolicyOptions.Accept)] = accept.ToString() };
        foreach (var result in results)
            policy[NameOf(result.Kind)] = result.Chosen;
        return new JsonObject { ["FormReading"] = new JsonObject { ["Policies"] = new JsonObject { [form] = policy } } }.ToJsonString(Indented);
    }

    /// <summary>The setting's name.</summary>
    public static string NameOf(ThresholdKind kind) => kind + "Threshold";

    private string Conclusion(ThresholdResult result)
    {
        if (result.Proved is { } proved)
            return Text($"With 95 % certainty, no more than {maxError:P2} of what is accepted from {proved} on is wrong.");
        var why = result.IsLargeEnough
            ? Text($"The set does not prove any threshold for {maxError:P2}.")
            : Text($"The set is too small to prove {maxError:P2}: that takes {BinomialBound.Needed(maxError)} accepted fields of each type without a wrong one.");
        return result.Seen is { } seen
            ? why + Text($" From {seen} on no more was seen to be wrong; a threshold is raised on that, and never lowered.")
            : why + " From no threshold on was so little seen to be wrong.";
    }

    /// <summary>A row that accepts what the one after it does is left out, unless it is that in force or that to set.</summary>
    private static string Table(ThresholdResult result, AcceptanceCurve curve) => string.Join('\n',
    [
        $"| {JsonNamingPolicy.KebabCaseLower.ConvertName(curve.Type.ToString())} from | accepted | of all | wrong | error | 95 % bound |",
        "|---|---|---|---|---|---|",
        .. curve.Points
            .Where((point, i) => point.Threshold == result.Now || point.Threshold == result.Chosen
                || i == curve.Points.Count - 1 || point.Accepted != curve.Points[i + 1].Accepted)
            .Select(point => Text(
                $"| {point.Threshold}{(point.Threshold == result.Now ? " (now)" : "")} | {point.Accepted} | {point.Coverage:P1} | {point.Wrong} | {point.Error:P2} | {point.Bound:P2} |")),
    ]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
