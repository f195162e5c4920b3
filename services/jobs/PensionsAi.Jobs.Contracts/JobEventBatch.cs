using System.Globalization;
using System.Text.Json;

namespace PensionsAi.Jobs.Contracts;

/// <summary>
/// Events that a job's caller sees while the job runs, as they are stored: encrypted, and named by the job, the attempt and
/// the batch's number from 0. Messages say only how many there are.
/// </summary>
/// <param name="Name">What all of them are, for example <c>segment</c>.</param>
/// <param name="Items">The data of each.</param>
public sealed record JobEventBatch(string Name, IReadOnlyList<JsonElement> Items)
{
    /// <summary>Where a batch lies.</summary>
    public static string ReferenceOf(Guid jobId, int attempt, int batch) => string.Create(CultureInfo.InvariantCulture, $"{jobId:N}.events.{attempt}.{batch}");

    /// <summary>What a reference stands for; null when it is that of something else.</summary>
    public static (int Attempt, int Batch)? Parse(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Split('.') is [_, "events", var attempt, var batch]
            && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var attemptNumber)
            && int.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var batchNumber)
                ? (attemptNumber, batchNumber)
                : null;
    }
}
