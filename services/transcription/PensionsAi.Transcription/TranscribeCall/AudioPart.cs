using PensionsAi.JobWorker.Blobs;
using PensionsAi.JobWorker.Parts;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>
/// The part of a multipart body that holds the recording. A body that was cut off before its last boundary ends here as a
/// recording does that was cut off: what is there is transcribed.
/// </summary>
/// <param name="part">The part's body.</param>
/// <param name="whole">The whole body, which knows whether it has ended.</param>
internal sealed class AudioPart(Stream part, WholeBody whole) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellationToken);
        }
        // A fault of what the body is read from passes, and must not be taken for its end.
        catch (IOException) when (whole.HasEnded)
        {
            return 0;
        }
    }
}
