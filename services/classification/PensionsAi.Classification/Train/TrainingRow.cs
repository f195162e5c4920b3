using Microsoft.ML.Data;

namespace PensionsAi.Classification.Train;

/// <summary>A text as ML.NET is shown it.</summary>
internal sealed class TrainingRow
{
    /// <summary>Number of the class from 0: what ML.NET's in-memory view takes for a key, whose own count begins at 1.</summary>
    public uint Label { get; init; }

    /// <summary>The text's vector over the terms.</summary>
    public VBuffer<float> Features { get; init; }
}
