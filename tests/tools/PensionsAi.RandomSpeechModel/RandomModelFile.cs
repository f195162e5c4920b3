using System.Text;

namespace PensionsAi.RandomSpeechModel;

/// <summary>
/// Writes a speech model in whisper.cpp's format whose weights are random numbers of the size that trained ones have: as large
/// and as fast as the real one, and good for everything but words. The same seed gives the same file.
/// </summary>
public static class RandomModelFile
{
    private const int Frequencies = 201;
    private const int BlockElements = 32;

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ModelSize size, StoredAs storedAs, int seed)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new BinaryWriter(stream);
        WriteHeader(writer, size, storedAs);
        WriteFilters(writer, size);
        WriteVocabulary(writer);
        var numbers = new RandomNumbers(seed);
        foreach (var (name, shape) in TensorShapes.Of(size))
            WriteTensor(writer, name, shape, shape.Length == 1 ? StoredAs.F32 : storedAs, numbers);
    }

    private static void WriteHeader(BinaryWriter writer, ModelSize size, StoredAs storedAs)
    {
        writer.Write(0x67676d6c);
        int[] header =
        [
            size.Vocabulary, size.AudioContext, size.Width, size.Heads, size.Layers,
            size.TextContext, size.Width, size.Heads, size.Layers, size.MelBands, storedAs == StoredAs.F32 ? 0 : 1,
        ];
        foreach (var number in header)
            writer.Write(number);
    }

    /// <summary>Triangles over the frequencies, evenly spaced.</summary>
    private static void WriteFilters(BinaryWriter writer, ModelSize size)
    {
        writer.Write(size.MelBands);
        writer.Write(Frequencies);
        var step = (Frequencies - 1) / (float)(size.MelBands + 1);
        for (var band = 1; band <= size.MelBands; band++)
        {
            for (var frequency = 0; frequency < Frequencies; frequency++)
                writer.Write(Math.Max(0, 1 - (Math.Abs(frequency - (band * step)) / step)) / step);
        }
    }

    /// <summary>Every byte, then invented words.</summary>
    private static void WriteVocabulary(BinaryWriter writer)
    {
        writer.Write(ModelSize.TextTokens);
        for (var token = 0; token < ModelSize.TextTokens; token++)
        {
            byte[] bytes = token < 256 ? [(byte)token] : Encoding.UTF8.GetBytes($"{(token % 3 == 0 ? string.Empty : " ")}ord{token}");
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }

    private static void WriteTensor(BinaryWriter writer, string name, int[] shape, StoredAs storedAs, RandomNumbers numbers)
    {
        // Rows that are not whole blocks stay as they were.
        if (storedAs is StoredAs.Q5_0 or StoredAs.Q8_0 && (shape.Length != 2 || shape[^1] % BlockElements != 0))
            storedAs = StoredAs.F16;
        writer.Write(shape.Length);
        writer.Write(name.Length);
        writer.Write((int)storedAs);
        foreach (var extent in shape.Reverse())
            writer.Write(extent);
        writer.Write(Encoding.ASCII.GetBytes(name));
        var count = shape.Aggregate(1, (product, extent) => product * extent);
        var isScale = name.EndsWith("ln.weight", StringComparison.Ordinal) || name.EndsWith("ln_post.weight", StringComparison.Ordinal);
        if (isScale)
        {
            for (var i = 0; i < count; i++)
                writer.Write(1f);
        }
        else
        {
            numbers.Write(writer, count, storedAs);
        }
    }
}
