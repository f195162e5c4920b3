using System.Security.Cryptography;
using System.Text;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>Which sentence encoder made a vector.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">
/// SHA-256 over the sums of all its files, 64 lower-case hexadecimal digits: another tokenizer gives other vectors as surely as another
/// network does.
/// </param>
internal sealed record EncoderIdentity(string Name, string Version, string Sha256)
{
    /// <summary>That of a model.</summary>
    public static EncoderIdentity Of(ModelManifest manifest)
    {
        var files = manifest.Files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Path}\n");
        return new EncoderIdentity(
            manifest.Name, manifest.Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files)))));
    }

    /// <summary>Whether the other one makes the same vectors, whatever it is called.</summary>
    public bool IsSameAs(EncoderIdentity? other) => other?.Sha256 == Sha256;
}
