namespace PensionsAi.Classification.Contracts;

/// <summary>Says how a file of free texts is analysed: the part <c>settings</c> of <c>POST /v1/analyses</c>.</summary>
public sealed record AnalyzeTexts
{
    /// <summary>The series of a call that names none.</summary>
    public const string DefaultSeries = "default";

    /// <summary>Id of the taxonomy whose active version labels the texts. Default <c>pension-freetext</c>.</summary>
    public string Taxonomy { get; init; } = "pension-freetext";

    /// <summary>Heading of the texts. Default <c>text</c>.</summary>
    public string TextColumn { get; init; } = "text";

    /// <summary>Heading of the dates, by which changes are told. Null (default) for none.</summary>
    public string? DateColumn { get; init; }

    /// <summary>Heading of the groups of people that the labels are also counted by: a county, a channel. At most 50 groups. Null (default) for none.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Whether themes are looked for. Default yes.</summary>
    public bool Themes { get; init; } = true;

    /// <summary>
    /// What the file is one of: themes keep their identity within the reports of a series, a caller and a taxonomy. Lower-case letters a to z,
    /// digits and hyphens, at most 64. Default <c>default</c>.
    /// </summary>
    public string Series { get; init; } = DefaultSeries;
}
