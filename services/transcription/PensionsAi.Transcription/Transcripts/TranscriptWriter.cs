using PensionsAi.ClassificationClient;
using PensionsAi.JobWorker.Running;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Makes the transcript of one call from what is recognised, and shows it as it grows. Where it is to be masked, nothing is
/// kept or shown before masking has answered. Not thread-safe.
/// </summary>
/// <param name="request">What the caller wants.</param>
/// <param name="masking">Masks.</param>
/// <param name="sentiment">Tells the sentiment.</param>
/// <param name="events">Takes the segments as they come.</param>
internal sealed class TranscriptWriter(
    TranscriptionRequest request, TextMasking masking, TextSentiment sentiment, JobEventFeed events)
{
    // Nobody goes on with a number after such a pause.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    private readonly MaskTags _tags = new();
    private readonly SortedDictionary<int, SpeechMasking> _masks = [];
    private readonly Dictionary<int, int> _speakers = [];
    private readonly List<(TimeSpan Start, TranscriptSegment Segment)> _segments = [];

    /// <summary>Takes what was said in the next window of a track.</summary>
    /// <param name="track">Index of the track.</param>
    /// <param name="speaker">Whose track it is, in the order in which they are first heard, from 0.</param>
    /// <param name="said">The segments by start; none when nothing was said.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now.</exception>
    /// <exception cref="ClassificationUnavailableException">The sentiment cannot be told now.</exception>
    public async Task AddAsync(int track, int speaker, IReadOnlyList<RecognizedSegment> said, CancellationToken cancellationToken)
    {
        if (said.Count == 0)
            return;
        _speakers[track] = speaker;
        if (!request.Mask)
        {
            await ShowAsync(said, cancellationToken);
            return;
        }

        foreach (var other in _masks.Values.Where(other => other.HeldUntil < said[0].Start - Apart))
            await ShowAsync(await other.CompleteAsync(cancellationToken), cancellationToken);
        if (!_masks.TryGetValue(track, out var mask))
            mask = _masks[track] = new SpeechMasking(masking, _tags);
        await ShowAsync(await mask.AddAsync(said, cancellationToken), cancellationToken);
    }

    /// <summary>Ends the call.</summary>
    /// <param name="duration">Length of the recording.</param>
    /// <param name="language">Language spoken.</param>
    /// <param name="model">The model that recognised it.</param>
    /// <param name="speakers">The speaker of each segment by its start, where that was estimated; null when every speaker has a track.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The transcript, the segments of all tracks by start.</returns>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now.</exception>
    /// <exception cref="ClassificationUnavailableException">The sentiment cannot be told now.</exception>
    public async Task<Transcript> CompleteAsync(TimeSpan duration, string language, ModelVersion model, IReadOnlyDictionary<TimeSpan, int>? speakers, CancellationToken cancellationToken)
    {
        foreach (var mask in _masks.Values)
            await ShowAsync(await mask.CompleteAsync(cancellationToken), cancellationToken);
        List<TranscriptSegment> segments = [.. _segments
            .OrderBy(segment => segment.Start)
            .Select(segment => speakers is null ? segment.Segment : segment.Segment with { Speaker = SpeakerNames.Of(speakers.GetValueOrDefault(segment.Start)) })];
        var seconds = Seconds(duration);
        return new Transcript(language, seconds, string.Join(' ', segments.Select(segment => segment.Text)), segments, model)
        {
            Speakers = speakers is null ? SpeakerSource.Channel : SpeakerSource.Estimated,
            Statistics = CallStatistics.Of(segments, seconds),
        };
    }

    private async Task ShowAsync(IReadOnlyList<RecognizedSegment> segments, CancellationToken cancellationToken)
    {
        if (segments.Count == 0)
            return;
        var sentiments = request.Sentiment ? await sentiment.FindAsync([.. segments.Select(segment => segment.Text)], cancellationToken) : null;
        List<TranscriptSegment> shown = [.. segments.Select((segment, i) => Written(segment) with { Sentiment = sentiments?[i] })];
        _segments.AddRange(segments.Select(segment => segment.Start).Zip(shown));
        await events.AddAsync("segment", shown, cancellationToken);
    }

    private TranscriptSegment Written(RecognizedSegment segment) => new(
        Seconds(segment.Start),
        Seconds(segment.End),
        SpeakerNames.Of(_speakers[segment.Track]),
        segment.Text,
        Rounded(segment.Confidence),
        [.. segment.Words.Select(word => new TranscriptWord(Seconds(word.Start), Seconds(word.End), word.Text, Rounded(word.Confidence)))]);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static double Rounded(double confidence) => Math.Round(Math.Clamp(confidence, 0, 1), 3);
}
