namespace PensionsAi.Classification.Contracts;

/// <summary>Says how a file of free texts is analysed: the part <c>settings</c> of <c>POST /v1/analyses</c>.</summary>
public sealed record AnalyzeTexts
{
    /// <summary>Id of the taxonomy whose active version labels the texts. Default <c>pension-freetext</c>.</summary>
    public string Taxonomy { get; init; } = "pension-freetext";

    /// <summary>Heading of the texts. Default <c>text</c>.</summary>
    public string TextColumn { get; init; } = "text";

    /// <summary>Heading of the dates, by which changes are told. Null (default) for none.</summary>
    public string? DateColumn { get; init; }
}
