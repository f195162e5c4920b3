namespace PensionsAi.Classification.Domain;

/// <summary>A label of a taxonomy.</summary>
/// <param name="Code">Its identity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">Which texts it is for.</param>
internal sealed record Label(string Code, string Name, string Description)
{
    /// <summary>Code of the label above it; null at the top.</summary>
    public string? Parent { get; init; }
}
