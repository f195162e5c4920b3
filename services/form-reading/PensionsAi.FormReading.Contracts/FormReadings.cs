namespace PensionsAi.FormReading.Contracts;

/// <summary>What was read from a file of several pages, or an archive: the result of the job.</summary>
/// <param name="Readings">The forms, in the order of their pages.</param>
/// <param name="Unread">The pages that could not be read as forms.</param>
public sealed record FormReadings(IReadOnlyList<FormReading> Readings, IReadOnlyList<UnreadPage> Unread);
