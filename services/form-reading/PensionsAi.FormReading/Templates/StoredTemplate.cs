namespace PensionsAi.FormReading.Templates;

/// <summary>A version of a form that somebody defined. It never changes: paper printed from it is out there.</summary>
internal sealed class StoredTemplate
{
    public required string Id { get; init; }

    /// <summary>A whole number, so that versions have an order in every database.</summary>
    public required int Version { get; init; }

    /// <summary>The definition as JSON. It is printed for everybody, and not secret.</summary>
    public required string Definition { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
