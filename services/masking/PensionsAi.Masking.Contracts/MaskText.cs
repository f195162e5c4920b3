namespace PensionsAi.Masking.Contracts;

/// <summary>Asks for texts with their personal data masked: the body of <c>POST /v1/maskings</c>.</summary>
/// <param name="Texts">1 to 1,000 texts of 1 to 100,000 characters each.</param>
public sealed record MaskText(IReadOnlyList<TextToMask> Texts)
{
    /// <summary>Most texts in one call.</summary>
    public const int MostTexts = 1_000;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int LongestText = 100_000;

    /// <summary>
    /// What stands in place of what is found: <c>tag</c> ([PERSON_1]), <c>redact</c> (█████), <c>hash</c> ([PERSON#…], keyed),
    /// <c>pseudonym</c> (a natural stand-in), <c>keep-last-4</c> (********-2385), <c>generalise</c> (a date's year, an address's
    /// place) or <c>encrypt</c> (the value itself, encrypted; <c>POST /v1/unmaskings</c> restores it). Default <c>tag</c>.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>Operators by entity type, instead of <see cref="Operator"/>. Default none.</summary>
    public IReadOnlyDictionary<string, string>? Operators { get; init; }

    /// <summary>The entity types to mask; null, the default, for all that this version finds.</summary>
    public IReadOnlyList<string>? EntityTypes { get; init; }

    /// <summary>Terms that are left as they are when they are the whole of a finding; letter case is ignored. At most 1,000.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <summary>Terms that are masked wherever they stand as words, as the entity type DENIED; letter case is ignored. At most 1,000.</summary>
    public IReadOnlyList<string>? Deny { get; init; }

    /// <summary>
    /// Scores by entity type, 0 to 1, below which a finding is left as it is. A recognizer gives nothing that is not likely, so a
    /// threshold is for those who would rather miss than mask too much. Default none.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }

    /// <summary>Asks for the reasons behind each finding, and for what was looked at and left. Default false.</summary>
    public bool Explain { get; init; }

    /// <summary>
    /// Within what the same value gets the same stand-in or hash: an opaque name of at most 128 characters, for example of a case.
    /// Only <c>pseudonym</c> and <c>hash</c> use it; tags number within a text. Default none: all the caller's calls without one.
    /// </summary>
    public string? ConsistencyScope { get; init; }

    /// <summary>How offsets in the answer count. Default UTF-16 code units.</summary>
    public StringIndexType StringIndexType { get; init; }
}
