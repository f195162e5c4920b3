using System.Globalization;
using System.IO.Compression;
using OpenCvSharp;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>A cheque's amount, its ink given to the boxes that come with it as the service gives ink to the cells of a field.</summary>
/// <param name="Labels">Which digits are written.</param>
/// <param name="Cells">What is in each box.</param>
internal sealed record OrandString(IReadOnlyList<byte> Labels, CellInk Cells)
{
    /// <summary>Height of a digit in pixels, to which the pictures are brought: 5 mm on a page as the service lays it.</summary>
    private const double DigitHeight = 40;

    /// <summary>A piece of a box's ink that is smaller than this share of the largest is a point or a speck.</summary>
    private const double SpeckShare = 0.08;

    /// <summary>Reads all strings.</summary>
    public static IReadOnlyList<OrandString> LoadAll(string folder)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder, "images.zip"));
        var pictures = archive.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        return [.. File.ReadLines(Path.Combine(folder, "boxes.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(fields => fields[0], StringComparer.Ordinal)
            .Select(boxes => Cut(pictures[boxes.Key], [.. boxes.Select(fields => Array.ConvertAll(fields[1..], Number)).OrderBy(box => box[0])]))];
    }

    /// <summary>Cuts one string.</summary>
    /// <param name="entry">Its picture.</param>
    /// <param name="boxes">For each digit its position, itself, and left, top, width and height of its box.</param>
    private static OrandString Cut(ZipArchiveEntry entry, IReadOnlyList<double[]> boxes)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        using var picture = Cv2.ImDecode(content.ToArray(), ImreadModes.Grayscale);
        var scale = DigitHeight / boxes.Select(box => box[5]).Order().ElementAt(boxes.Count / 2);
        using var grey = new Mat();
        Cv2.Resize(picture, grey, default, scale, scale, InterpolationFlags.Cubic);
        using var darkness = PaperShade.Darkness(grey);
        darkness.GetArray(out byte[] pixels);
        var zones = boxes.Select(box => new InkZone(scale * box[2], scale * box[3], scale * (box[2] + box[4]), scale * (box[3] + box[5]))).ToList();
        return new OrandString(
            [.. boxes.Select(box => (byte)box[1])],
            InkMap.FromDarkness(RuledLines.Without(pixels, grey.Width, grey.Height), grey.Width, grey.Height) is { } ink
                ? WithoutSpecks(CellCutter.Cut(ink, zones, DigitHeight))
                : new CellInk(null, new bool[boxes.Count], HasStrayInk: false));
    }

    /// <summary>Points stand in an amount, and would be taken for a part of the digit before them.</summary>
    private static CellInk WithoutSpecks(CellInk cells) =>
        cells.Row is { } row ? cells with { Row = InkRow.Of(row.Ink, [.. row.Atoms.Select(atom => WithoutSpecks(atom, row.Ink))], row.DigitHeight) } : cells;

    private static InkAtom WithoutSpecks(InkAtom atom, InkMap ink)
    {
        var isOfAtom = new bool[ink.IsInk.Length];
        foreach (var pixel in atom.Pixels)
            isOfAtom[pixel] = true;
        var pieces = InkComponent.FindAll(ink with { IsInk = isOfAtom });
        var least = SpeckShare * pieces.Max(piece => piece.Pixels.Count);
        return InkAtom.Of([.. pieces.Where(piece => piece.Pixels.Count >= least).SelectMany(piece => piece.Pixels)], ink.Width);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
