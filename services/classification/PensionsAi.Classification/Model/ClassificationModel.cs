using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Model;

/// <summary>A verified model in memory. Thread-safe.</summary>
/// <param name="Labeller">What asks it.</param>
/// <param name="Version">What results say of it.</param>
internal sealed record ClassificationModel(TextLabeller Labeller, ModelVersion Version)
{
    /// <summary>Reads the primary file of a verified model.</summary>
    /// <exception cref="InvalidDataException">The file holds no text model.</exception>
    public static ClassificationModel Load(VerifiedModel verified)
    {
        using var stream = verified.OpenFile(verified.Manifest.Files[0].Path);
        using var buffered = new BufferedStream(stream, 64 * 1024);
        return new ClassificationModel(new TextLabeller(TextModelFile.Read(buffered)), verified.Version);
    }
}
