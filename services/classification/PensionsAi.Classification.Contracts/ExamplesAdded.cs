namespace PensionsAi.Classification.Contracts;

/// <summary>What became of an upload of examples: the rows are divided among the counts.</summary>
/// <param name="Added">Texts that were new.</param>
/// <param name="Relabelled">Texts that were known and have other labels now.</param>
/// <param name="Unchanged">Texts that were known, with the same labels or none given.</param>
/// <param name="Empty">Rows without a text, which are left out.</param>
/// <param name="Labelled">Examples of the taxonomy with labels, after the upload.</param>
/// <param name="Unlabelled">Examples of the taxonomy without, after the upload.</param>
public sealed record ExamplesAdded(int Added, int Relabelled, int Unchanged, int Empty, int Labelled, int Unlabelled);
