using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>Opens recordings of every format. Thread-safe.</summary>
internal sealed class AudioDecoder(Ffmpeg ffmpeg, TimeProvider time)
{
    /// <summary>Reads the recording's header.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="body">The recording, forward only. Not disposed.</param>
    /// <param name="cancellationToken">Ends the reading, also of what the source reads later.</param>
    public async Task<Outcome<AudioSource>> OpenAsync(AudioFormat format, Stream body, CancellationToken cancellationToken)
    {
        if (format == AudioFormat.Wav)
            return await OpenWavAsync(body, cancellationToken);
        if (ffmpeg.Path is null)
            return AudioProblems.FormatNotAvailable(format);

        HeldFile? held = null;
        if (format == AudioFormat.Mp4 && OperatingSystem.IsLinux())
        {
            held = await HeldFile.CopyAsync(body, cancellationToken);
            if (held is null)
                return AudioProblems.Mp4TooLarge;
        }

        var decoding = FfmpegDecoding.Start(ffmpeg.Path, format, held is null ? body : null, held, time, cancellationToken);
        try
        {
            var (status, header) = await WavHeaderReader.ReadAsync(decoding, cancellationToken);
            if (status == WavHeaderStatus.Read)
            {
                var source = new AudioSource(new WavReader(decoding, header!), decoding);
                decoding = null;
                return source;
            }

            return decoding.WasStopped ? AudioProblems.OverDecoderLimits : AudioProblems.NotOfType(format);
        }
        finally
        {
            if (decoding is not null)
                await decoding.DisposeAsync();
        }
    }

    private static async Task<Outcome<AudioSource>> OpenWavAsync(Stream body, CancellationToken cancellationToken)
    {
        var (status, header) = await WavHeaderReader.ReadAsync(body, cancellationToken);
        return status switch
        {
            WavHeaderStatus.Read => new AudioSource(new WavReader(body, header!), null),
            WavHeaderStatus.EndedEarly => AudioProblems.Truncated,
            WavHeaderStatus.NotWav => AudioProblems.NotOfType(AudioFormat.Wav),
            _ => AudioProblems.UnsupportedWav,
        };
    }
}
