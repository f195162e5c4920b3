namespace PensionsAi.Masking.Recognizers;

/// <summary>What a token of a text is.</summary>
internal enum NameTokenKind : byte
{
    /// <summary>A punctuation mark or symbol, or several of the same.</summary>
    Sign,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>The end of a line, or of the text.</summary>
    LineBreak,

    /// <summary>What was masked before.</summary>
    Masked,

    /// <summary>A word that is no part of a name: in the middle of an address, or hardly ever anything but a word.</summary>
    PlainWord,

    /// <summary>A word that may be a part of a name.</summary>
    Word,
}
