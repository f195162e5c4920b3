using System.Text.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Jobs.Track;

/// <summary>Jobs for the API's description.</summary>
internal static class JobExamples
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static Job Running { get; } = new(
        new Guid("019ab4c2-7c00-7d3e-9a51-0242ac120002"), "transcriptions", JobStatus.Running,
        Start, Start.AddSeconds(1), null, 0.4, 1, null, null);

    public static string Events { get; } =
        $"event: job\ndata: {JsonSerializer.Serialize(Running, JsonConventions.Options)}\n\nevent: heartbeat\ndata: null\n\n";

    public static Job Succeeded { get; } = Running with
    {
        Kind = "maskings",
        Status = JobStatus.Succeeded,
        FinishedAt = Start.AddSeconds(2),
        Progress = 1,
        ExpiresAt = Start.AddDays(7),
    };
}
