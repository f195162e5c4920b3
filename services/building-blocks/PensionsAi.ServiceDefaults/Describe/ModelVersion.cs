namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Which model made a result.</summary>
/// <param name="Name">Name of the model's folder and manifest.</param>
/// <param name="Version">Semantic version of the manifest.</param>
/// <param name="Sha256">SHA-256 of the model's primary file, 64 lower-case hexadecimal digits.</param>
public sealed record ModelVersion(string Name, string Version, string Sha256);
