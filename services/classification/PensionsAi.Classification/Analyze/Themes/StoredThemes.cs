namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>What is remembered of the themes of a series.</summary>
internal sealed class StoredThemes
{
    public required string Caller { get; init; }

    public required string Taxonomy { get; init; }

    public required string Series { get; init; }

    /// <summary>Rises with each report, so that of two at once one sees that it was late.</summary>
    public int Revision { get; set; }

    /// <summary>The <see cref="ThemeState"/>, compressed and sealed: its words are words of the texts.</summary>
    public required byte[] Content { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
