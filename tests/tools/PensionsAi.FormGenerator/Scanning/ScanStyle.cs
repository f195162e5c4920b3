using System.Globalization;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>What a page goes through between the pen and the file.</summary>
public sealed record ScanStyle
{
    private static readonly int[] Resolutions = [200, 200, 240, 300, 300, 300];

    /// <summary>How far it is turned, in degrees, −5 to 5.</summary>
    public double Rotation { get; init; }

    /// <summary>Size to its own, from left to right: copies shrink it, feeds stretch it.</summary>
    public double ZoomX { get; init; } = 1;

    /// <summary>Size to its own, from above.</summary>
    public double ZoomY { get; init; } = 1;

    /// <summary>How far it lies to the right, in millimetres.</summary>
    public double ShiftX { get; init; }

    /// <summary>How far it lies down, in millimetres.</summary>
    public double ShiftY { get; init; }

    /// <summary>How far its corners lie from a rectangle's at most, as a share of its width.</summary>
    public double Perspective { get; init; }

    /// <summary>Dots per inch.</summary>
    public int Resolution { get; init; } = 300;

    /// <summary>Standard deviation of the lens's blur, in millimetres.</summary>
    public double Blur { get; init; }

    /// <summary>Standard deviation of the noise, in grey levels.</summary>
    public double Noise { get; init; }

    /// <summary>Brightness of the paper, 0 to 255.</summary>
    public int Paper { get; init; } = 250;

    /// <summary>What black comes out as, 0 to 255.</summary>
    public int Black { get; init; }

    /// <summary>What lies around the page, 0 to 255: a white lid, or the dark of an open one.</summary>
    public int Around { get; init; } = 255;

    /// <summary>Folds, each where the paper was folded and how dark its shadow is.</summary>
    public IReadOnlyList<Fold> Folds { get; init; } = [];

    /// <summary>How much less light there is on one side, 0 to 1.</summary>
    public double Shade { get; init; }

    /// <summary>Whether somebody has stamped it.</summary>
    public bool IsStamped { get; init; }

    /// <summary>How much of what stands on the other side shines through, 0 to 1.</summary>
    public double BleedThrough { get; init; }

    /// <summary>Whether the scanner saw no colours.</summary>
    public bool IsGrey { get; init; }

    /// <summary>JPEG's quality, 1 to 100; 0 for PNG.</summary>
    public int JpegQuality { get; init; } = 90;

    /// <summary>Whether the picture comes in a PDF.</summary>
    public bool IsPdf { get; init; }

    /// <summary>Anything that happens to forms in an office, all of it at once now and then.</summary>
    public static ScanStyle Vary(Random random)
    {
        var zoom = 0.94 + 0.08 * random.NextDouble();
        return new ScanStyle
        {
            Rotation = 5 * random.NextEither(),
            ZoomX = zoom,
            ZoomY = zoom * (1 + 0.006 * random.NextEither()),
            ShiftX = 4 * random.NextEither(),
            ShiftY = 4 * random.NextEither(),
            Perspective = Sometimes(0.3) ? 0.015 * random.NextDouble() : 0,
            Resolution = Resolutions[random.Next(Resolutions.Length)],
            Blur = 0.1 * random.NextDouble(),
            Noise = 12 * random.NextDouble(),
            Paper = random.Next(190, 256),
            Black = random.Next(0, 45),
            Around = Sometimes(0.25) ? random.Next(10, 90) : random.Next(235, 256),
            Folds = Sometimes(0.4) ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Fold.Vary(random))] : [],
            Shade = Sometimes(0.3) ? 0.3 * random.NextDouble() : 0,
            IsStamped = Sometimes(0.2),
            BleedThrough = Sometimes(0.3) ? 0.05 + 0.12 * random.NextDouble() : 0,
            IsGrey = Sometimes(0.5),
            JpegQuality = Sometimes(0.1) ? 0 : random.Next(35, 96),
            IsPdf = Sometimes(0.1),
        };

        bool Sometimes(double share) => random.NextDouble() < share;
    }

    /// <summary>What is remarkable about it, for figures by kind.</summary>
    public IEnumerable<string> Kinds()
    {
        (bool Is, string Name)[] kinds =
        [
            (Math.Abs(Rotation) > 3, "turned by more than 3°"),
            (ZoomX < 0.96, "shrunk by more than 4 %"),
            (Perspective > 0, "perspective"),
            (true, string.Create(CultureInfo.InvariantCulture, $"{Resolution} dpi")),
            (Blur > 0.06, "blurred by more than 0.06 mm"),
            (Noise > 8, "noise over 8"),
            (Paper - Black < 180, "contrast under 180"),
            (Around < 128, "dark edges"),
            (Folds.Count > 0, "folded"),
            (Shade > 0.1, "uneven light"),
            (IsStamped, "stamped"),
            (BleedThrough > 0, "bleed-through"),
            (IsGrey, "grey"),
            (!IsGrey, "colour"),
            (JpegQuality is > 0 and < 50, "JPEG under 50"),
            (IsPdf, "PDF"),
        ];
        return kinds.Where(kind => kind.Is).Select(kind => kind.Name);
    }
}
