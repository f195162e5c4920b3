using System.Globalization;
using System.IO.Compression;
using NetVips;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>A cheque's amount: its digits cut out by the boxes given.</summary>
/// <param name="Labels">Which digits are written.</param>
/// <param name="Pictures">Each as the network takes it.</param>
internal sealed record OrandString(IReadOnlyList<byte> Labels, IReadOnlyList<float[]> Pictures)
{
    /// <summary>A piece of ink smaller than this share of the largest is a speck.</summary>
    private const double SpeckShare = 0.08;

    /// <summary>A piece at the edge that is smaller than this share of the largest belongs to a neighbour.</summary>
    private const double NeighbourShare = 0.4;

    /// <summary>Reads all strings.</summary>
    public static IReadOnlyList<OrandString> LoadAll(string folder)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder, "images.zip"));
        var pictures = archive.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        return [.. File.ReadLines(Path.Combine(folder, "boxes.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(fields => fields[0], StringComparer.Ordinal)
            .Select(boxes => Cut(pictures[boxes.Key], [.. boxes.OrderBy(fields => Number(fields[1]))]))];
    }

    private static OrandString Cut(ZipArchiveEntry entry, IReadOnlyList<string[]> boxes)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        using var image = Image.NewFromBuffer(content.ToArray());
        using var grey = image.Colourspace(Enums.Interpretation.Bw);
        using var first = grey.ExtractBand(0);
        var ink = InkMap.From(new GreyPicture(first.WriteToMemory<byte>(), first.Width, first.Height, 1))
            ?? new InkMap(new float[first.Width * first.Height], new bool[first.Width * first.Height], first.Width, first.Height);
        return new OrandString([.. boxes.Select(fields => (byte)Number(fields[2]))], [.. boxes.Select(fields => Draw(ink, fields))]);
    }

    private static float[] Draw(InkMap ink, string[] fields)
    {
        var (left, top) = (Math.Max(0, Number(fields[3])), Math.Max(0, Number(fields[4])));
        var (width, height) = (Math.Min(ink.Width - left, Number(fields[5])), Math.Min(ink.Height - top, Number(fields[6])));
        var strength = new float[width * height];
        var isInk = new bool[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = (top + y) * ink.Width + left + x;
                strength[y * width + x] = ink.Strength[pixel];
                isInk[y * width + x] = ink.IsInk[pixel];
            }
        }

        // A box may cut into the neighbour: pieces at its left and right edges are that, unless they are the bulk of the ink.
        var box = new InkMap(strength, isInk, width, height);
        var components = InkComponent.FindAll(box);
        var largest = components.Select(component => component.Pixels.Count).DefaultIfEmpty().Max();
        return SingleDigit.Draw(box, [.. components.Where(component =>
            component.Pixels.Count >= (component.Left == 0 || component.Right == width - 1 ? NeighbourShare : SpeckShare) * largest)]);
    }

    private static int Number(string text) => (int)double.Parse(text, CultureInfo.InvariantCulture);
}
