namespace PensionsAi.Classification.Model;

/// <summary>The blocks of features, each brought to length one on its own.</summary>
internal enum TermKind
{
    /// <summary>One word, or two that follow each other.</summary>
    Words,

    /// <summary>Two to five characters inside a word; the spaces around the word count as characters.</summary>
    Characters,

    /// <summary>A concept that a word is a sign of, by a <see cref="CueLexicon"/>.</summary>
    Cues,
}
