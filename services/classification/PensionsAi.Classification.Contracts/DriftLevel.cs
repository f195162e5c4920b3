namespace PensionsAi.Classification.Contracts;

/// <summary>How far texts are from those that a model was trained on.</summary>
public enum DriftLevel
{
    /// <summary>No further than other such texts would be.</summary>
    None,

    /// <summary>Further: some of the results should be checked.</summary>
    Some,

    /// <summary>So far that the model should be taught with such texts before its results are relied on.</summary>
    Strong,
}
