using PensionsAi.Inference.Manifests;

namespace PensionsAi.Masking.Model;

/// <summary>The model <c>pii-sv</c>: what is known of words, and the weights that make names of them.</summary>
/// <param name="Names">The table of words.</param>
/// <param name="Weights">The sequence model.</param>
internal sealed record PiiModel(NameTable Names, NameModel Weights)
{
    /// <summary>Name of the model's folder.</summary>
    public const string ModelName = "pii-sv";

    /// <summary>The file of the weights. It is the manifest's first, so its SHA-256 is what results name.</summary>
    public const string WeightsFile = "person-names.bin";

    /// <summary>The file of the table.</summary>
    public const string NamesFile = "names.bin";

    /// <summary>Reads both files.</summary>
    /// <exception cref="InvalidDataException">One is not what it should be.</exception>
    public static PiiModel Load(VerifiedModel verified) => new(
        NameTable.Load(verified.ReadFile(NamesFile), verified.Version),
        NameModel.Load(verified.ReadFile(WeightsFile)));
}
