using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Model;

/// <summary>One call on its way through the speech model. Not thread-safe.</summary>
internal sealed class CallRecognition : IDisposable
{
    /// <summary>The language given, or detected in the first window; null before it.</summary>
    public string? Language => throw new NotImplementedException();

    /// <summary>Recognises one window of one track.</summary>
    /// <param name="track">Index of the track.</param>
    /// <param name="samples">Sound at 16 kHz, -1 to 1, at most <see cref="SpeechRecognizer.MaxWindowSamples"/>.</param>
    /// <param name="start">Where the window begins, from the start of the recording.</param>
    /// <param name="cancellationToken">Ends it between two tokens.</param>
    /// <returns>The segments by start; none when nothing was said.</returns>
    public IReadOnlyList<RecognizedSegment> Recognize(
        int track, ReadOnlySpan<float> samples, TimeSpan start, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
