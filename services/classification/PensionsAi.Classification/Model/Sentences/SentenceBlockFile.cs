namespace PensionsAi.Classification.Model.Sentences;

/// <summary>
/// Reads and writes the part of a model's file that is its <see cref="SentenceBlock"/>: the encoder, the weight, the width, and the numbers in
/// full precision, since they are few and folded from others.
/// </summary>
internal static class SentenceBlockFile
{
    private const int LargestWidth = 65_536;

    /// <summary>Writes a block.</summary>
    public static void Write(SentenceBlock block, BinaryWriter writer)
    {
        writer.Write(block.Encoder.Name);
        writer.Write(block.Encoder.Version);
        writer.Write(block.Encoder.Sha256);
        writer.Write(block.Weight);
        writer.Write(block.Width);
        foreach (var offset in block.Offsets)
            writer.Write(offset);
        foreach (var weight in block.Weights)
            writer.Write(weight);
    }

    /// <summary>Reads a block.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="classes">Classes of the model's first head.</param>
    /// <exception cref="InvalidDataException">The width is impossible.</exception>
    public static SentenceBlock Read(BinaryReader reader, int classes)
    {
        var encoder = new EncoderIdentity(reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (weight, width) = (reader.ReadSingle(), reader.ReadInt32());
        if (width is < 1 or > LargestWidth)
            throw new InvalidDataException("The text model names an impossible width.");
        return new SentenceBlock(encoder, weight, ReadNumbers(reader, classes), ReadNumbers(reader, checked(classes * width)));
    }

    private static float[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
            number = reader.ReadSingle();
        return numbers;
    }
}
