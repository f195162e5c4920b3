namespace PensionsAi.Classification.Model;

/// <summary>Receives the terms of a text from <see cref="TermReader"/>: one counts them, one collects them, one explains them.</summary>
internal interface ITermSink
{
    /// <summary>Takes one occurrence of a term.</summary>
    /// <param name="kind">Its block.</param>
    /// <param name="hash">Its identity, <see cref="TermHash"/>.</param>
    /// <param name="term">The term as normalised text.</param>
    /// <param name="word">The word that it stands in; for two words, both.</param>
    void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word);
}
