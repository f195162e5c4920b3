namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>Where a tensor lies in its file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Shape">Its extents, the one that varies fastest last.</param>
/// <param name="Offset">Its first byte.</param>
internal sealed record GgmlTensor(string Name, GgmlType Type, IReadOnlyList<int> Shape, long Offset)
{
    /// <summary>Numbers in the tensor.</summary>
    public long Elements { get; } = Shape.Aggregate(1L, (product, extent) => product * extent);

    /// <summary>Numbers in a row.</summary>
    public int RowElements => Shape[^1];

    /// <summary>Bytes of <paramref name="elements"/> numbers, whole blocks.</summary>
    public long BytesOf(long elements) => GgmlBlocks.BytesOf(Type, elements);
}
