namespace PensionsAi.Masking.Recognizers;

/// <summary>What the letters of a word say of its being a name.</summary>
internal enum CaseEvidence : byte
{
    /// <summary>Nothing: the line is all small letters or all capitals.</summary>
    None,

    /// <summary>A capital within a sentence.</summary>
    Capital,

    /// <summary>A capital at the beginning of a sentence or line.</summary>
    SentenceStart,

    /// <summary>A small letter in a line that has capitals within its sentences.</summary>
    SmallAmongCapitals,

    /// <summary>A few capitals in a line that has small letters.</summary>
    Abbreviation,

    /// <summary>A small letter in a line whose only capitals begin its sentences, or words wholly in capitals.</summary>
    SmallAmongStarts,
}
