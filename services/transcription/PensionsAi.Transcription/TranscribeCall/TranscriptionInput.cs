using PensionsAi.JobWorker.Parts;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>A call as it came: what is wanted, and the recording.</summary>
/// <param name="Request">What the caller wants.</param>
/// <param name="Audio">The recording, forward only. Ends with the body that it is read from.</param>
/// <param name="Parts">The parts that it is one of; null when it is the whole body.</param>
internal sealed record TranscriptionInput(TranscriptionRequest Request, Stream Audio, BodyParts<Contracts.TranscribeCall>? Parts = null)
{
    /// <summary>Reads to the body's end.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The problem when something follows the recording that should not; else null.</returns>
    public async Task<ServiceProblem?> FindRestAsync(CancellationToken cancellationToken) =>
        Parts is null ? null : await Parts.FindRestAsync(cancellationToken);
}
