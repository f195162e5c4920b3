namespace PensionsAi.Classification.Contracts;

/// <summary>When a new version becomes the active one.</summary>
public enum ActivationRule
{
    /// <summary>When it is not worse than the active one on the locked test part, or when none is active.</summary>
    WhenNotWorse,

    /// <summary>Not by the training: a person activates it.</summary>
    Never,
}
