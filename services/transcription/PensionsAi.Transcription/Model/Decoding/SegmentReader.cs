using System.Text;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>Makes segments and words of a window's tokens. Thread-safe.</summary>
internal sealed class SegmentReader(SpeechVocabulary vocabulary, int alignmentHeads)
{
    private const double TimeStep = 0.02;

    /// <summary>The segments, by start, in seconds of the window; none without text.</summary>
    /// <param name="hypothesis">The tokens.</param>
    /// <param name="track">Track of the window.</param>
    /// <param name="start">Start of the window in the recording.</param>
    /// <param name="seconds">Seconds of sound in the window.</param>
    public IReadOnlyList<RecognizedSegment> Read(Hypothesis hypothesis, int track, TimeSpan start, double seconds)
    {
        var frames = WordTimer.FirstFrames(hypothesis.Tokens, alignmentHeads, (int)Math.Ceiling(seconds / TimeStep));
        var segments = new List<RecognizedSegment>();
        foreach (var part in Split(hypothesis, seconds))
        {
            var words = Words(hypothesis, part, frames, start);
            if (words.Count == 0 || PhantomPhrases.Contains(words))
                continue;
            var tokens = hypothesis.Tokens.Skip(part.First).Take(part.Count);
            segments.Add(new RecognizedSegment(
                track,
                start + TimeSpan.FromSeconds(part.Start),
                start + TimeSpan.FromSeconds(part.End),
                string.Join(' ', words.Select(word => word.Text)),
                Math.Exp(tokens.Average(token => token.LogProbability)),
                words));
        }

        return segments;
    }

    /// <summary>
    /// Seconds after which the model wants to see the window again: where its last pair of times is, when it ended there
    /// instead of at the end of the sound. Null when it read to the end.
    /// </summary>
    public double? GoesOnFrom(Hypothesis hypothesis) =>
        hypothesis.Ids is [.., var before, var last] && IsTime(before) && IsTime(last) ? SecondsOf(last) : null;

    private IEnumerable<TokenSegment> Split(Hypothesis hypothesis, double seconds)
    {
        var start = 0.0;
        var first = 0;
        for (var i = 0; i < hypothesis.Ids.Count; i++)
        {
            if (!IsTime(hypothesis.Ids[i]))
                continue;
            var time = Math.Min(SecondsOf(hypothesis.Ids[i]), seconds);
            if (i > first)
                yield return Lasting(start, time, seconds, first, i - first);
            (start, first) = (time, i + 1);
        }

        if (first < hypothesis.Ids.Count)
            yield return Lasting(start, seconds, seconds, first, hypothesis.Ids.Count - first);
    }

    /// <summary>A segment that lasts one step of time at least, within the window.</summary>
    private static TokenSegment Lasting(double start, double end, double seconds, int first, int count)
    {
        start = Math.Max(0, Math.Min(start, seconds - TimeStep));
        return new TokenSegment(start, Math.Max(end, start + TimeStep), first, count);
    }

    private List<RecognizedWord> Words(Hypothesis hypothesis, TokenSegment segment, int[] frames, TimeSpan start)
    {
        var groups = Group(hypothesis, segment);
        var words = new List<RecognizedWord>(groups.Count);
        foreach (var (first, count) in groups)
        {
            var tokens = hypothesis.Tokens.Skip(first).Take(count).ToList();
            var text = vocabulary.Decode(tokens.Select(token => token.Id)).Trim();
            if (text.Length == 0)
                continue;
            var next = first + count < frames.Length ? frames[first + count] * TimeStep : segment.End;
            var begin = Math.Clamp(frames[first] * TimeStep, segment.Start, segment.End - TimeStep);
            words.Add(new RecognizedWord(
                start + TimeSpan.FromSeconds(begin),
                start + TimeSpan.FromSeconds(Math.Clamp(next, begin + TimeStep, segment.End)),
                text,
                Math.Exp(tokens.Average(token => token.LogProbability))));
        }

        return words;
    }

    /// <summary>Runs of tokens that are a word each: a new one begins with a space, and punctuation stays with what is before it.</summary>
    private List<(int First, int Count)> Group(Hypothesis hypothesis, TokenSegment segment)
    {
        var groups = new List<(int First, int Count)>();
        for (var i = segment.First; i < segment.First + segment.Count; i++)
        {
            var bytes = vocabulary.BytesOf(hypothesis.Ids[i]);
            var begins = groups.Count == 0 || (bytes is [(byte)' ', ..] && !IsPunctuation(bytes[1..]));
            if (begins)
                groups.Add((i, 1));
            else
                groups[^1] = (groups[^1].First, groups[^1].Count + 1);
        }

        return groups;
    }

    private static bool IsPunctuation(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length > 0 && text.All(letter => char.IsPunctuation(letter) && letter is not ('-' or '–' or '—' or '"' or '\''));
    }

    private bool IsTime(int token) => token >= vocabulary.Special.FirstTime;

    private double SecondsOf(int token) => (token - vocabulary.Special.FirstTime) * TimeStep;
}
