using PensionsAi.Transcription.Contracts;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Splits segments into cues that can be read: two lines of 42 characters, the usual measure of subtitles (for example
/// Netflix's timed text style guide for Swedish), by the times of the words.
/// </summary>
internal static class SubtitleCues
{
    private const int LineLength = 42;
    private const int MostLines = 2;

    // Times are written in milliseconds, and a cue must not end where it begins.
    private const double Shortest = 0.001;

    /// <summary>The cues of a transcript, by start: while one speaks at length, another's "ja" comes before the rest of it.</summary>
    public static IEnumerable<SubtitleCue> Of(Transcript transcript) => transcript.Segments.SelectMany(Of).OrderBy(cue => cue.Start);

    private static IEnumerable<SubtitleCue> Of(TranscriptSegment segment)
    {
        var words = new List<TranscriptWord>();
        foreach (var word in segment.Words)
        {
            if (words.Count > 0 && Wrap([.. words, word]).Count > MostLines)
            {
                yield return Cue(segment, words);
                words.Clear();
            }

            words.Add(word);
        }

        if (words.Count > 0)
            yield return Cue(segment, words);
    }

    private static SubtitleCue Cue(TranscriptSegment segment, List<TranscriptWord> words) =>
        new(words[0].Start, Math.Max(words[^1].End, words[0].Start + Shortest), segment.Speaker, Wrap(words));

    /// <summary>Lines of whole words; a word that is longer than a line has one of its own.</summary>
    private static List<string> Wrap(IReadOnlyList<TranscriptWord> words)
    {
        var lines = new List<string>();
        // A word of a model or of masking may hold a space; a line break in it would end the cue.
        foreach (var text in words.SelectMany(word => word.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (lines is [.., var last] && last.Length + 1 + text.Length <= LineLength)
                lines[^1] = $"{last} {text}";
            else
                lines.Add(text);
        }

        return lines;
    }
}
