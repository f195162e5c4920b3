namespace PensionsAi.Classification.Contracts;

/// <summary>Where an example came from.</summary>
public enum ExampleSource
{
    /// <summary>A file that was uploaded.</summary>
    Upload,

    /// <summary>A person's answer for a text that a model had classified.</summary>
    Correction,
}
