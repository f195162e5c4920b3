using System.Globalization;
using System.IO.Compression;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.StripComposer;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>Reads the digits of every source and has them scored as the service scores digits in cells.</summary>
internal sealed class DigitSources(string dataFolder, DigitNetwork network)
{
    private const int UspsSide = 16;
    private const int OptdigitsSide = 32;

    /// <summary>Ink fainter than this is the paper's.</summary>
    private const float UspsPaper = 0.1f;

    /// <summary>The part of MNIST's training writers that the network was not trained on.</summary>
    public ScoredDigits Validation()
    {
        var writers = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "validation-writers.txt"))
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
            .ToHashSet();
        var digits = MnistDigits.Load(dataFolder, "train");
        return Mnist("MNIST, validation writers", digits, [.. Enumerable.Range(0, digits.Count).Where(index => writers.Contains(digits.Writer(index)))]);
    }

    /// <summary>MNIST's test writers at hand.</summary>
    public ScoredDigits MnistTest()
    {
        var digits = MnistDigits.Load(dataFolder, "test-a");
        return Mnist("MNIST test-a", digits, [.. Enumerable.Range(0, digits.Count)]);
    }

    /// <summary>USPS's digits: 16 × 16 values from -1, paper, to 1.</summary>
    public ScoredDigits Usps()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(dataFolder, "handwriting", "usps", "zip.train.gz")), CompressionMode.Decompress);
        using var lines = new StreamReader(file);
        var labels = new List<byte>();
        var scores = new List<DigitScores>();
        while (lines.ReadLine() is { } line)
        {
            var values = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToList();
            labels.Add((byte)values[0]);
            scores.Add(Score([.. values.Skip(1).Select(value => (value + 1) / 2)], UspsPaper, UspsSide));
        }

        return new ScoredDigits("USPS", labels, scores);
    }

    /// <summary>Digits of Turkish writers on printed forms: a header, then of each digit 32 lines of 32 characters, 1 where there is ink, and its label.</summary>
    public ScoredDigits Optdigits()
    {
        using var file = new GZipStream(
            File.OpenRead(Path.Combine(dataFolder, "handwriting", "optdigits-bitmaps", "optdigits-orig.tra.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var labels = new List<byte>();
        var scores = new List<DigitScores>();
        var rows = new List<string>();
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.Length == OptdigitsSide)
            {
                rows.Add(line);
            }
            else if (rows.Count == OptdigitsSide)
            {
                scores.Add(Score([.. string.Concat(rows).Select(character => character - '0')], paper: 0, OptdigitsSide));
                labels.Add(byte.Parse(line, CultureInfo.InvariantCulture));
                rows.Clear();
            }
        }

        return new ScoredDigits("optdigits", labels, scores);
    }

    /// <summary>The digits of ORAND's cheques, cut out by the boxes that come with them and read as the service reads cells.</summary>
    public ScoredDigits Orand(IReadOnlyList<OrandString> strings)
    {
        var empty = network.Score(new float[DigitNetwork.Side * DigitNetwork.Side])[0];
        return new ScoredDigits("ORAND-CAR-A", [.. strings.SelectMany(row => row.Labels)], [.. strings.SelectMany(row => Score(row.Cells, empty))]);
    }

    /// <summary>ORAND's strings.</summary>
    public IReadOnlyList<OrandString> OrandStrings() => OrandString.LoadAll(Path.Combine(dataFolder, "handwriting", "orand-car-a"));

    private ScoredDigits Mnist(string name, MnistDigits digits, IReadOnlyList<int> indices) => new(
        name,
        [.. indices.Select(index => (byte)digits.Label(index))],
        [.. indices.Select(index => Score(Array.ConvertAll(digits.Image(index).ToArray(), pixel => pixel / 255f), paper: 0, MnistDigits.Side))]);

    /// <summary>What is read in each cell; in an empty one, what the network makes of empty paper.</summary>
    private IEnumerable<DigitScores> Score(CellInk cells, DigitScores empty)
    {
        var seen = new Queue<DigitScores>(cells.Row is { } row ? Score(row) : []);
        return [.. cells.Filled.Select(isFilled => isFilled ? seen.Dequeue() : empty)];
    }

    /// <summary>A picture of one digit, read as a cell. Ink that is no stronger than the paper is none.</summary>
    private DigitScores Score(float[] strength, float paper, int side)
    {
        var ink = new InkMap(strength, Array.ConvertAll(strength, value => value > paper), side, side);
        var atom = InkAtom.Of([.. InkComponent.FindAll(ink).SelectMany(component => component.Pixels)], ink.Width);
        return Score(InkRow.Of(ink, [atom], atom.Height))[0];
    }

    private IReadOnlyList<DigitScores> Score(InkRow cells) => DigitRun.Read([RowReader.OfCells(cells)], network)[0][0].Digits;
}
