namespace PensionsAi.Classification.Contracts;

/// <summary>A version of a taxonomy's model.</summary>
/// <param name="Version">Its name: a number that counts trainings, or that of the model that the platform brings.</param>
/// <param name="Sha256">SHA-256 of the model's file.</param>
/// <param name="IsActive">Whether it is the one that classifies.</param>
/// <param name="TrainedAt">When it was trained; null for the one that the platform brings.</param>
/// <param name="TrainedBy">Who had it trained; null for the one that the platform brings.</param>
/// <param name="Report">The training's report; null for the one that the platform brings, whose figures <c>GET /v1/models</c> has.</param>
/// <param name="Activations">When it became the active one, the newest first.</param>
public sealed record TaxonomyVersion(
    string Version,
    string Sha256,
    bool IsActive,
    DateTimeOffset? TrainedAt,
    string? TrainedBy,
    TrainingReport? Report,
    IReadOnlyList<VersionActivation> Activations);
