using PensionsAi.Masking.Contracts;
using PensionsAi.MaskingClient;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Masks what is said in one track while it is being said. A name or a number may begin in one segment and end in the next,
/// so the running text is masked, and its end is held back until it is known what follows. For one track; not thread-safe.
/// </summary>
internal sealed class SpeechMasking(TextMasking masking, MaskTags tags)
{
    // Longer than a personnummer, an account or an address that somebody dictates digit by digit.
    private const int HeldBack = 240;

    // What was said before tells what a number is.
    private const int Context = 500;

    private readonly List<RecognizedSegment> _held = [];
    private string _before = string.Empty;

    /// <summary>Where the last segment that is held back ends; null when none is.</summary>
    public TimeSpan? HeldUntil => _held.Count == 0 ? null : _held[^1].End;

    /// <summary>Takes what was said next.</summary>
    /// <returns>The segments that can be shown by now, masked, by start.</returns>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now; nothing is shown.</exception>
    public Task<IReadOnlyList<RecognizedSegment>> AddAsync(IReadOnlyList<RecognizedSegment> segments, CancellationToken cancellationToken)
    {
        _held.AddRange(segments);
        return ReleaseAsync(HeldBack, cancellationToken);
    }

    /// <summary>Ends the track, or a stretch of it after which nothing goes on.</summary>
    /// <returns>The segments that were held back, masked.</returns>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now; nothing is shown.</exception>
    public Task<IReadOnlyList<RecognizedSegment>> CompleteAsync(CancellationToken cancellationToken) => ReleaseAsync(0, cancellationToken);

    private async Task<IReadOnlyList<RecognizedSegment>> ReleaseAsync(int keep, CancellationToken cancellationToken)
    {
        var texts = _held.Select(segment => WordMask.TextOf(segment.Words)).ToList();
        var text = string.Join(' ', texts.Prepend(_before));
        // Nothing can be let go of before there is more than is held back.
        var count = Released(texts, text.Length - keep, []);
        if (count == 0)
            return [];

        var entities = (await masking.FindAsync([text], cancellationToken))[0].Entities;
        count = Released(texts, text.Length - keep, entities);
        var released = new List<RecognizedSegment>(count);
        var at = _before.Length + 1;
        for (var i = 0; i < count; i++)
        {
            released.Add(WordMask.Apply(_held[i], text, at, entities, tags));
            at += texts[i].Length + 1;
        }

        var end = Math.Max(0, at - 1);
        _held.RemoveRange(0, count);
        _before = text[Math.Max(0, end - Context)..end];
        return released;
    }

    /// <summary>How many of the segments end at a place or before it, without cutting an entity in two.</summary>
    private int Released(List<string> texts, int limit, IReadOnlyList<MaskedEntity> entities)
    {
        var (count, end) = (0, _before.Length);
        for (var i = 0; i < texts.Count; i++)
        {
            end += 1 + texts[i].Length;
            if (end > limit)
                break;
            if (!entities.Any(entity => entity.Start < end && entity.End > end + 1))
                count = i + 1;
        }

        return count;
    }
}
