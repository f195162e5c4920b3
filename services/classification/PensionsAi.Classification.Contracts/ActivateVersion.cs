namespace PensionsAi.Classification.Contracts;

/// <summary>Makes a version the active one: the body of <c>PUT /v1/taxonomies/{id}/active-version</c>.</summary>
/// <param name="Version">The version's name.</param>
public sealed record ActivateVersion(string Version)
{
    /// <summary>Whether it is wanted although it was found worse. Default false. It stays on record.</summary>
    public bool Insist { get; init; }
}
