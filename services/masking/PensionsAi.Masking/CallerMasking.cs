namespace PensionsAi.Masking;

/// <summary>What holds for the calls of one caller; the values are those of <c>POST /v1/maskings</c>.</summary>
public sealed record CallerMasking
{
    /// <summary>The operator of calls that name neither <c>operator</c> nor <c>operators</c>. Default <c>tag</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>Operators by entity type, of the same calls. Default none.</summary>
    public Dictionary<string, string> Operators { get; init; } = [];

    /// <summary>The entity types of calls that name none. Default all.</summary>
    public List<string> EntityTypes { get; init; } = [];

    /// <summary>Terms that are allowed beside those of the call. Default none.</summary>
    public List<string> Allow { get; init; } = [];

    /// <summary>Terms that are masked beside those of the call. Default none.</summary>
    public List<string> Deny { get; init; } = [];

    /// <summary>Thresholds of entity types for which the call has none. Default none.</summary>
    public Dictionary<string, double> Thresholds { get; init; } = [];
}
