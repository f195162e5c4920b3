using System.Text;
using PensionsAi.Masking.Contracts;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Puts tags in the place of words. The text of a segment is its words with one space between, so that an offset in the text
/// is a word, and nothing can be in the one that is not in the other.
/// </summary>
internal static class WordMask
{
    /// <summary>A segment's text.</summary>
    public static string TextOf(IEnumerable<RecognizedWord> words) => string.Join(' ', words.Select(word => word.Text));

    /// <summary>The segment with one word in the place of the words of each entity, from the first one's start to the last one's end.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="text">A text that holds <see cref="TextOf"/> of the segment.</param>
    /// <param name="start">Where in it the segment's text begins.</param>
    /// <param name="entities">What is personal in the text, by start, without overlaps. What begins before the segment or ends after it is masked as far as it is here.</param>
    /// <param name="tags">Numbers the tags.</param>
    public static RecognizedSegment Apply(
        RecognizedSegment segment, string text, int start, IReadOnlyList<MaskedEntity> entities, MaskTags tags)
    {
        var words = new List<RecognizedWord>();
        var at = start;
        for (var i = 0; i < segment.Words.Count;)
        {
            var (first, from) = (i, at);
            var end = at + segment.Words[i++].Text.Length;
            // An entity that goes on in the next word takes that along.
            while (i < segment.Words.Count && entities.Any(entity => entity.Start < end && entity.End > end + 1))
                end += 1 + segment.Words[i++].Text.Length;
            var run = segment.Words.Skip(first).Take(i - first).ToList();
            words.Add(run[0] with
            {
                Text = Replace(text, from, end, entities, tags),
                End = run[^1].End,
                Confidence = run.Min(word => word.Confidence),
            });
            at = end + 1;
        }

        return segment with { Text = TextOf(words), Words = words };
    }

    private static string Replace(string text, int start, int end, IReadOnlyList<MaskedEntity> entities, MaskTags tags)
    {
        var replaced = new StringBuilder();
        var at = start;
        foreach (var entity in entities.Where(entity => entity.Start < end && entity.End > start))
        {
            replaced.Append(text.AsSpan(at, Math.Max(entity.Start, start) - at)).Append(tags.Of(entity.Type, text.AsSpan(entity.Start, entity.End - entity.Start)));
            at = Math.Min(entity.End, end);
        }

        return replaced.Append(text.AsSpan(at, end - at)).ToString();
    }
}
