namespace PensionsAi.Transcription.Audio;

/// <summary>A recording that is being decoded. Dispose it: that ends the decoder.</summary>
/// <param name="reader">Its samples.</param>
/// <param name="decoding">The decoder that they come from; null when the recording is a WAV file itself.</param>
internal sealed class AudioSource(WavReader reader, FfmpegDecoding? decoding) : IAsyncDisposable
{
    /// <summary>Its samples.</summary>
    public WavReader Reader => reader;

    /// <summary>Whether the decoder was stopped for taking more than it may. Known once the samples have ended.</summary>
    public bool WasStopped => decoding?.WasStopped ?? false;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => decoding?.DisposeAsync() ?? ValueTask.CompletedTask;
}
