using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Model;

/// <summary>One call on its way through the speech model. Not thread-safe.</summary>
internal sealed class CallRecognition
{
    /// <summary>Shortest rest of a window that is worth another look: a second.</summary>
    private const int ShortestRest = SpeechRecognizer.SampleRate;

    private readonly SpeechNetwork _network;
    private readonly SpeechVocabulary _vocabulary;
    private readonly RecognitionSettings _settings;
    private readonly ModelVersion _version;
    private readonly InferenceMetrics _metrics;
    private readonly WindowDecoder _decoder;
    private readonly SegmentReader _reader;
    private readonly IReadOnlyList<int> _phrases;
    private readonly Dictionary<int, IReadOnlyList<int>> _previous = [];

    internal CallRecognition(
        SpeechNetwork network, SpeechVocabulary vocabulary, RecognitionSettings settings, ModelVersion version, InferenceMetrics metrics)
    {
        _network = network;
        _vocabulary = vocabulary;
        _settings = settings;
        _version = version;
        _metrics = metrics;
        _decoder = new WindowDecoder(network, vocabulary, new PhraseBias(settings.Phrases, vocabulary), settings.BeamSize);
        _reader = new SegmentReader(vocabulary, network.AlignmentHeads.Count);
        _phrases = settings.Phrases.Count == 0 ? [] : vocabulary.Encode($" {string.Join(", ", settings.Phrases)}.");
        Language = settings.Language;
    }

    /// <summary>The language given, or detected in the first window; null before it.</summary>
    public string? Language { get; private set; }

    /// <summary>Recognises one window of one track.</summary>
    /// <param name="track">Index of the track.</param>
    /// <param name="samples">Sound at 16 kHz, -1 to 1, at most <see cref="SpeechRecognizer.MaxWindowSamples"/>.</param>
    /// <param name="start">Where the window begins, from the start of the recording.</param>
    /// <param name="cancellationToken">Ends it between two tokens.</param>
    /// <returns>The segments by start; none when nothing was said.</returns>
    public IReadOnlyList<RecognizedSegment> Recognize(
        int track, ReadOnlySpan<float> samples, TimeSpan start, CancellationToken cancellationToken)
    {
        var segments = new List<RecognizedSegment>();
        while (samples.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seconds = samples.Length / (double)SpeechRecognizer.SampleRate;
            var decoded = Decode(track, samples, seconds, cancellationToken);
            if (IsSilence(decoded))
                break;
            var read = _reader.Read(decoded.Best, track, start, seconds);
            segments.AddRange(read);
            _previous[track] = [.. decoded.Best.Ids.Where(_vocabulary.IsText)];

            var taken = (int)((_reader.GoesOnFrom(decoded.Best) ?? seconds) * SpeechRecognizer.SampleRate);
            if (taken == 0 || samples.Length - taken < ShortestRest)
                break;
            samples = samples[taken..];
            start += TimeSpan.FromSeconds(taken / (double)SpeechRecognizer.SampleRate);
        }

        return segments;
    }

    private DecodedWindow Decode(int track, ReadOnlySpan<float> samples, double seconds, CancellationToken cancellationToken)
    {
        using var measurement = _metrics.Measure(_version);
        using var window = _network.Encode(SpeechLevel.Raise(samples), cancellationToken);
        Language ??= _decoder.DetectLanguage(window);
        return _decoder.Decode(window, Prompt(track, Language), seconds, cancellationToken);
    }

    /// <summary>Expected phrases, what was said before when that is wanted, then the start of the transcript.</summary>
    private List<int> Prompt(int track, string language)
    {
        var special = _vocabulary.Special;
        var previous = _settings.ConditionOnPreviousText ? _previous.GetValueOrDefault(track, []) : [];
        var before = _phrases.Take(DecodingThresholds.MaxPhraseTokens).ToList();
        before.AddRange(previous.TakeLast(DecodingThresholds.MaxPromptTokens - before.Count));
        List<int> start = [special.Start, special.Languages[language], special.Transcribe];
        return before.Count == 0 ? start : [special.Previous, .. before, .. start];
    }

    private static bool IsSilence(DecodedWindow decoded) =>
        decoded.NoSpeechProbability > DecodingThresholds.NoSpeech
        && decoded.Best.MeanLogProbability < DecodingThresholds.MeanLogProbability;
}
