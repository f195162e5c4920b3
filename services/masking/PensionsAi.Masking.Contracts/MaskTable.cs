namespace PensionsAi.Masking.Contracts;

/// <summary>How a table is masked: the part <c>settings</c> of a multipart <c>POST /v1/table-maskings</c>.</summary>
public sealed record MaskTable
{
    /// <summary>Most rules of one table.</summary>
    public const int MostColumns = 500;

    /// <summary>The columns or paths to mask, at most 500; all others are left. Null, the default, to search every cell.</summary>
    public IReadOnlyList<ColumnRule>? Columns { get; init; }

    /// <summary>As in a masking. Default <c>tag</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>As in a masking. Default none.</summary>
    public IReadOnlyDictionary<string, string>? Operators { get; init; }

    /// <summary>As in a masking. Default all.</summary>
    public IReadOnlyList<string>? EntityTypes { get; init; }

    /// <summary>As in a masking. Default none.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <summary>As in a masking. Default none.</summary>
    public IReadOnlyList<string>? Deny { get; init; }

    /// <summary>As in a masking. Default none.</summary>
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }

    /// <summary>As in a masking. Default none.</summary>
    public string? ConsistencyScope { get; init; }
}
