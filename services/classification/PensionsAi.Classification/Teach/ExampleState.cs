namespace PensionsAi.Classification.Teach;

/// <summary>Which examples are asked for.</summary>
internal enum ExampleState
{
    /// <summary>All, the newest first.</summary>
    All,

    /// <summary>Those with labels, the newest first.</summary>
    Labelled,

    /// <summary>Those without, the newest first.</summary>
    Unlabelled,
}
