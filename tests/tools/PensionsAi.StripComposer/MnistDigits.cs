using System.Globalization;
using System.IO.Compression;

namespace PensionsAi.StripComposer;

/// <summary>The digits of a part of MNIST with their writers, read from the data folder. Thread-safe.</summary>
public sealed class MnistDigits
{
    /// <summary>Side of a digit's picture in pixels.</summary>
    public const int Side = 28;

    private const int ImageHeaderBytes = 16;
    private const int LabelHeaderBytes = 8;

    private readonly byte[] _images;
    private readonly byte[] _labels;
    private readonly int[] _writers;
    private readonly List<int>[] _byLabel;

    private MnistDigits(byte[] images, byte[] labels, int[] writers)
    {
        _images = images;
        _labels = labels;
        _writers = writers;
        _byLabel = [.. Enumerable.Range(0, 10).Select(label => Enumerable.Range(0, labels.Length).Where(index => labels[index] == label).ToList())];
    }

    /// <summary>How many digits there are.</summary>
    public int Count => _labels.Length;

    /// <summary>Where the data folder is, by the variable <c>PENSIONSAI_DATA</c>; null when it is not there.</summary>
    public static string? DataFolder =>
        Environment.GetEnvironmentVariable("PENSIONSAI_DATA") is { } folder && Directory.Exists(Path.Combine(folder, "handwriting", "mnist"))
            ? folder
            : null;

    /// <summary>Reads a part.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="part"><c>train</c> or <c>test-a</c>.</param>
    public static MnistDigits Load(string dataFolder, string part)
    {
        var folder = Path.Combine(dataFolder, "handwriting", "mnist");
        var writers = new StreamReader(Open(folder, part + "-writers.tsv.gz")).ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => int.Parse(line.AsSpan(line.LastIndexOf('\t') + 1), CultureInfo.InvariantCulture));
        return new MnistDigits(
            ReadAll(folder, part + "-images-idx3-ubyte.gz")[ImageHeaderBytes..],
            ReadAll(folder, part + "-labels-idx1-ubyte.gz")[LabelHeaderBytes..],
            [.. writers]);
    }

    /// <summary>The digits of some of the writers alone.</summary>
    public MnistDigits OfWriters(Func<int, bool> isWanted)
    {
        var wanted = Enumerable.Range(0, Count).Where(index => isWanted(_writers[index])).ToList();
        return new MnistDigits(
            [.. wanted.SelectMany(index => _images.AsSpan(index * Side * Side, Side * Side).ToArray())],
            [.. wanted.Select(index => _labels[index])],
            [.. wanted.Select(index => _writers[index])]);
    }

    /// <summary>Which digit is written, 0 to 9.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>Who wrote it.</summary>
    public int Writer(int index) => _writers[index];

    /// <summary>The picture, row by row, ink 255.</summary>
    public ReadOnlySpan<byte> Image(int index) => _images.AsSpan(index * Side * Side, Side * Side);

    /// <summary>A digit by anybody.</summary>
    public int Pick(int label, Random random)
    {
        var candidates = _byLabel[label];
        return candidates[random.Next(candidates.Count)];
    }

    /// <summary>A digit by one writer, or by anybody when the writer has not written it.</summary>
    public int Pick(int label, int writer, Random random)
    {
        var candidates = _byLabel[label].Where(index => _writers[index] == writer).ToList();
        return candidates.Count == 0 ? Pick(label, random) : candidates[random.Next(candidates.Count)];
    }

    /// <summary>Somebody who wrote some of the digits.</summary>
    public int PickWriter(Random random) => _writers[random.Next(_writers.Length)];

    private static byte[] ReadAll(string folder, string name)
    {
        using var stream = Open(folder, name);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static GZipStream Open(string folder, string name) =>
        new(File.OpenRead(Path.Combine(folder, name)), CompressionMode.Decompress);
}
