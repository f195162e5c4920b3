using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>
/// Reads exported review examples. Only fields that were accepted on forms drawn for audit are counted: of these each had the same
/// chance to be seen. Reviewers see the other forms because something on them was unsure, and of those only the unsure fields. So examples
/// tell nothing fair of what lies below the thresholds in force.
/// </summary>
/// <param name="model">The model whose readings count: another's confidences mean something else.</param>
internal sealed class AuditExamples(ModelVersion model)
{
    private readonly List<string> _errors = [];

    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Examples that are not counted, for why they were made.</summary>
    public int NotAudited { get; private set; }

    /// <summary>Examples that are not counted, for the model that read them.</summary>
    public int OfOtherModels { get; private set; }

    /// <summary>The accepted fields, each with its form.</summary>
    /// <param name="folder">What <c>examples export</c> wrote.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<(string Form, MeasuredField Field)>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "examples.jsonl");
        if (!File.Exists(path))
        {
            _errors.Add($"{path}: There is no such file.");
            return [];
        }

        var fields = new List<(string, MeasuredField)>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (Parse(line) is not { } example)
                _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: Line {number} is no example."));
            else if (example is not { Reason: ReviewReason.Audit, Accepted: true })
                NotAudited++;
            else if (example.Model != model)
                OfOtherModels++;
            else
                fields.Add((example.Template, Measure(example, string.Create(CultureInfo.InvariantCulture, $"line {number} {example.Field}"))));
        }

        return fields;
    }

    private static LabelledField? Parse(string line)
    {
        try
        {
            var content = JsonNode.Parse(line) as JsonObject;
            content?.Remove("crop");
            return content?.Deserialize<LabelledField>(JsonConventions.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static MeasuredField Measure(LabelledField example, string place) => new(
        place, example.Type, example.Confidence, example.PlainConfidence ?? 0, IsCandidate: true, !example.Agreed, example.Rejected ? "rejected" : null);
}
