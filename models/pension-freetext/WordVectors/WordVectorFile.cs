using System.Globalization;
using System.Runtime.InteropServices;

namespace PensionsAi.Models.PensionFreetext.WordVectors;

/// <summary>
/// Word vectors as lists of words with counts (<c>vocab.tsv</c>: word, count and more, by tabs), numbers of 8 bits (<c>vectors-int8.npy</c>)
/// and a factor a word (<c>scales-f32.npy</c>), all in the same order.
/// </summary>
/// <param name="Words">The words, in lower case.</param>
/// <param name="Counts">How often each stands in the texts that the vectors were learnt from.</param>
/// <param name="Vectors">By word, then by dimension.</param>
internal sealed record WordVectorFile(string[] Words, long[] Counts, float[][] Vectors)
{
    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="InvalidDataException">They do not belong together.</exception>
    public static WordVectorFile Read(string folder)
    {
        var rows = File.ReadLines(Path.Combine(folder, "vocab.tsv")).Select(line => line.Split('\t')).ToArray();
        var scales = MemoryMarshal.Cast<byte, float>(Numbers(Path.Combine(folder, "scales-f32.npy"))).ToArray();
        var numbers = Numbers(Path.Combine(folder, "vectors-int8.npy"));
        if (rows.Length == 0 || scales.Length != rows.Length || numbers.Length % rows.Length != 0)
            throw new InvalidDataException("The word vectors are not one for each word.");
        var width = numbers.Length / rows.Length;
        return new WordVectorFile(
            [.. rows.Select(row => row[0])],
            [.. rows.Select(row => long.Parse(row[1], CultureInfo.InvariantCulture))],
            [.. scales.Select((scale, word) => numbers.AsSpan(word * width, width).ToArray().Select(number => (sbyte)number * scale).ToArray())]);
    }

    // NumPy's format, version 1: 6 bytes of mark, 2 of version, 2 with the length of the header, the header, the numbers.
    private static byte[] Numbers(string path)
    {
        var file = File.ReadAllBytes(path);
        return file[(10 + BitConverter.ToUInt16(file, 8))..];
    }
}
