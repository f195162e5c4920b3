using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.FormReading.Reviews;

/// <summary>The examples of the API description.</summary>
internal static class ReviewExamples
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static Review Waiting { get; } = new(
        new Guid("019ab4c2-7c00-7d3e-9a51-0242ac120003"), StoredReview.FormReadings, ReviewReason.NotAccepted, ReviewStatus.Waiting,
        ReadFormExamples.Reading.Template, ReadFormExamples.Reading.TemplateVersion, ReadFormExamples.Reading.Model, "PM-2026-1042",
        new Guid("019ab4c2-7c00-7d3e-9a51-0242ac120002"), Start, Start.AddDays(30), null, null, null, null);

    public static Review Claimed { get; } = Waiting with { Status = ReviewStatus.Claimed, ClaimedBy = "reviewer-7", ClaimedUntil = Start.AddMinutes(15) };

    public static ReviewDecision Decision { get; } = new(
        new Dictionary<string, JsonElement?> { ["personnummer"] = JsonSerializer.SerializeToElement("340101-7003") });

    public static Review Settled { get; } = Waiting with
    {
        Status = ReviewStatus.Settled,
        FinishedBy = "reviewer-7",
        FinishedAt = Start.AddMinutes(2),
        ExpiresAt = Start.AddMinutes(2).AddDays(7),
    };

    public static ReviewAgreement Agreement { get; } = new(
        ReadFormExamples.Reading.Model, "field:personnummer", "1", "personnummer", ReviewReason.Audit, WasAccepted: true,
        Fields: 412, Agreed: 412, Share: 1, Lower: 0.9908, Upper: 1);

    public static ReviewDetails Details { get; } = new(
        Claimed,
        [
            new ReviewField(
                ReadFormExamples.Reading.Fields[0] with { Value = null, Accepted = false, Confidence = 0.62 },
                Label: "personnummer",
                Options: null,
                IsAsked: true,
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjrWgAAAABJRU5ErkJggg=="),
        ],
        Values: null,
        Reject: null);
}
