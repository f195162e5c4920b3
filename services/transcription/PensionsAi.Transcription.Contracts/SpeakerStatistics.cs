namespace PensionsAi.Transcription.Contracts;

/// <summary>How much one speaker says.</summary>
/// <param name="Speaker">Who: <c>A</c>, <c>B</c>, …</param>
/// <param name="Talk">Seconds in which the speaker speaks.</param>
/// <param name="Words">Words said.</param>
/// <param name="WordsPerMinute">Words a minute of talk time; null when there is none.</param>
public sealed record SpeakerStatistics(string Speaker, double Talk, int Words, double? WordsPerMinute);
