namespace PensionsAi.Classification.Contracts;

/// <summary>What a comparison on the locked test part says.</summary>
public enum VersionVerdict
{
    /// <summary>The whole interval of the difference is above 0.</summary>
    Better,

    /// <summary>Neither better nor worse can be told.</summary>
    NotWorse,

    /// <summary>The new version loses more than two points, and loses in nine of ten resamplings of at least ten texts.</summary>
    Worse,
}
