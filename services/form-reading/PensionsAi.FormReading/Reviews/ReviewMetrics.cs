using System.Diagnostics.Metrics;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Reviews;

/// <summary>The meter <c>PensionsAi.FormReading</c>. Thread-safe.</summary>
internal sealed class ReviewMetrics
{
    private readonly Counter<long> _created;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _verdicts;

    public ReviewMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("PensionsAi.FormReading");
        _created = meter.CreateCounter<long>("pensionsai.reviews.created", "{review}", "Reviews that entered the queue.");
        _finished = meter.CreateCounter<long>("pensionsai.reviews.finished", "{review}", "Reviews that ended.");
        _verdicts = meter.CreateCounter<long>("pensionsai.reviews.verdicts", "{field}", "Fields that a reviewer read, by whether the model had read the same.");
    }

    public void Created(ReviewReason reason) => _created.Add(1, Tag("pensionsai.review.reason", reason));

    public void Finished(ReviewStatus status) => _finished.Add(1, Tag("pensionsai.review.status", status));

    public void Judged(Verdict verdict) => _verdicts.Add(
        1,
        Tag("pensionsai.review.reason", verdict.Reason),
        new("pensionsai.model.name", verdict.ModelName),
        new("pensionsai.model.version", verdict.ModelVersion),
        new("pensionsai.field.type", verdict.FieldType),
        new("pensionsai.review.agreed", verdict.IsAgreed));

    private static KeyValuePair<string, object?> Tag<T>(string name, T value)
        where T : struct, Enum => new(name, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}
