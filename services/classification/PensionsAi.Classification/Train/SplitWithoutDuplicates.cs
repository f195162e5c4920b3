namespace PensionsAi.Classification.Train;

/// <summary>Texts of which those that say the same are taken out, and how many those were.</summary>
/// <param name="Kept">The rest, in their order.</param>
/// <param name="Exact">Taken out because another text is the same, but for case, digits and spaces.</param>
/// <param name="Near">Taken out because another text has nearly the same terms.</param>
internal sealed record SplitWithoutDuplicates(IReadOnlyList<LabelledText> Kept, int Exact, int Near);
