using PensionsAi.Transcription.Contracts;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>Counts how a call went.</summary>
internal static class CallStatistics
{
    /// <summary>The figures of a transcript's segments.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="duration">Length of the recording in seconds.</param>
    public static TranscriptStatistics Of(IReadOnlyList<TranscriptSegment> segments, double duration)
    {
        var speakers = segments
            .GroupBy(segment => segment.Speaker, StringComparer.Ordinal)
            .OrderBy(speaker => speaker.Key.Length).ThenBy(speaker => speaker.Key, StringComparer.Ordinal)
            .Select(speaker => (Name: speaker.Key, Times: Union(speaker), Words: speaker.Sum(segment => segment.Words.Count)))
            .ToList();
        return new TranscriptStatistics(
            [.. speakers.Select(speaker => Figures(speaker.Name, Length(speaker.Times), speaker.Words))],
            Rounded(Math.Max(0, duration - Length(Union(segments)))),
            Rounded(Overlap(speakers.SelectMany(speaker => speaker.Times))));
    }

    private static SpeakerStatistics Figures(string name, double talked, int words) =>
        new(name, Rounded(talked), words, talked > 0 ? Math.Round(60 * words / talked, 1) : null);

    /// <summary>Seconds with more than one speaker, each counted once.</summary>
    private static double Overlap(IEnumerable<(double Start, double End)> times)
    {
        var (count, since, overlap) = (0, 0.0, 0.0);
        foreach (var (at, step) in times
            .SelectMany(time => new[] { (At: time.Start, Step: 1), (At: time.End, Step: -1) })
            .OrderBy(change => change.At).ThenBy(change => change.Step))
        {
            if (count > 1)
                overlap += at - since;
            (count, since) = (count + step, at);
        }

        return overlap;
    }

    /// <summary>The segments' times without what they have in common, by start.</summary>
    private static List<(double Start, double End)> Union(IEnumerable<TranscriptSegment> segments)
    {
        var union = new List<(double Start, double End)>();
        foreach (var segment in segments.OrderBy(segment => segment.Start))
        {
            if (union is [.., var last] && segment.Start <= last.End)
                union[^1] = (last.Start, Math.Max(last.End, segment.End));
            else
                union.Add((segment.Start, segment.End));
        }

        return union;
    }

    private static double Length(List<(double Start, double End)> times) => times.Sum(time => time.End - time.Start);

    // Times of sound are known to the millisecond.
    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
