using Microsoft.AspNetCore.WebUtilities;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.JobWorker.Parts;

/// <summary>A multipart body that was read as far as its file.</summary>
/// <typeparam name="TSettings">What the settings are.</typeparam>
/// <param name="Settings">The part <c>settings</c>; null when it was left out.</param>
/// <param name="ContentType">Media type of the file; empty when the part names none.</param>
/// <param name="FileName">Name of the file; null when the part names none.</param>
/// <param name="File">The file, which was not read yet.</param>
/// <param name="Whole">The whole body, which knows whether it has ended.</param>
/// <param name="Rest">What comes after the file.</param>
/// <param name="Malformed">The problem of a body whose parts are not those that it may have.</param>
public sealed record BodyParts<TSettings>(
    TSettings? Settings, string ContentType, string? FileName, Stream File, WholeBody Whole, MultipartReader Rest, ServiceProblem Malformed)
    where TSettings : class
{
    /// <summary>
    /// Reads to the body's end. Settings that come after the file were not heeded, and whoever sent them must be told. A body that was cut off
    /// has no more parts.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The body could not be read to its end; nothing is wrong with it.</exception>
    /// <returns>The problem when there is another part; else null.</returns>
    public async Task<ServiceProblem?> FindRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Rest.ReadNextSectionAsync(cancellationToken) is null ? null : Malformed;
        }
        catch (InvalidDataException)
        {
            return Malformed;
        }
        catch (IOException) when (Whole.HasEnded)
        {
            return null;
        }
    }
}
