namespace PensionsAi.Classification.Train;

/// <summary>Why texts cannot be trained on.</summary>
internal enum TrainingRefusal
{
    /// <summary>There are none.</summary>
    NoTexts,

    /// <summary>At least one text carries no label.</summary>
    TextWithoutLabel,

    /// <summary>All texts carry the same one label: there is nothing to tell apart.</summary>
    OneLabel,
}
