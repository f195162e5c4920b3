using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Tests.Transcripts;

/// <summary>Makes what a speech model would have recognised: half a second a word, from a start.</summary>
internal static class Said
{
    public const double WordSeconds = 0.5;

    public static ModelVersion Model { get; } = new("test", "1.0.0", new string('0', 64));

    public static RecognizedSegment By(int track, double start, string text)
    {
        var words = text.Split(' ');
        return new RecognizedSegment(
            track,
            TimeSpan.FromSeconds(start),
            TimeSpan.FromSeconds(start + (words.Length * WordSeconds)),
            text,
            0.9,
            [.. words.Select((word, i) => new RecognizedWord(
                TimeSpan.FromSeconds(start + (i * WordSeconds)), TimeSpan.FromSeconds(start + ((i + 1) * WordSeconds)), word, 0.8))]);
    }

    public static TranscriptSegment Written(string speaker, double start, double end, string text)
    {
        var words = text.Split(' ');
        var each = (end - start) / words.Length;
        return new TranscriptSegment(
            start, end, speaker, text, 0.9, [.. words.Select((word, i) => new TranscriptWord(start + (i * each), start + ((i + 1) * each), word, 0.8))]);
    }

    public static Transcript Transcript(params TranscriptSegment[] segments) =>
        new("sv", 10, string.Join(' ', segments.Select(segment => segment.Text)), segments, Model);
}
