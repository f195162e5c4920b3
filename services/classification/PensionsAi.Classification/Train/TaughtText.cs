namespace PensionsAi.Classification.Train;

/// <summary>An example whose labels the taxonomy has.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Labelled">What it says.</param>
internal sealed record TaughtText(Guid Id, LabelledText Labelled);
