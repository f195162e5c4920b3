using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>
/// Gives the ink of a row of cells to its cells. A stroke that reaches into the next cell stays with the digit that most of it
/// belongs to; two digits that touch are parted where their cells are.
/// </summary>
internal static class CellCutter
{
    /// <summary>Millimetres around the field's box in which a digit may still reach.</summary>
    public const double Around = 1.5;

    private const int Density = BlankPages.PixelsPerMillimetre;
    private const int SquareMillimetre = Density * Density;

    /// <summary>Ink of less than this is dirt. Square millimetres; a short stroke of a fine pen has 0.6.</summary>
    private const double Speck = 0.1;
    private const double LeastDigit = 0.45;

    /// <summary>The ink of one pen is alike. What is nowhere as dark as this, 1 being the field's ink on average, is print of the other side, or a fold.</summary>
    private const double LeastStrength = 0.6;
    private const double StrongShare = 0.1;

    /// <summary>As much ink outside of the cells is more than a digit's end.</summary>
    private const double LeastStray = 0.8;

    /// <summary>What lies flat outside of the cells is a crease of the paper or a line drawn under the number. Millimetres, and width to height.</summary>
    private const double FlatHeight = 0.8;
    private const double FlatShape = 3;

    /// <summary>Between cells that stand so far apart, in millimetres, a hyphen is printed, and may be written over.</summary>
    private const double HyphenGap = 3;

    /// <summary>Gives the ink to the cells.</summary>
    /// <param name="ink">Ink of the field's box and <see cref="Around"/> it.</param>
    /// <param name="area">Where that is on the page.</param>
    /// <param name="cells">The cells.</param>
    public static CellInk Cut(Mat ink, Rect area, IReadOnlyList<MillimetreBox> cells)
    {
        ink.GetArray(out byte[] darkness);
        return InkMap.FromDarkness(darkness, ink.Width, ink.Height) is { } map
            ? Cut(map, Zones(cells, area), cells[0].Height * Density)
            : new CellInk(null, new bool[cells.Count], HasStrayInk: false);
    }

    /// <summary>Gives the ink to zones.</summary>
    /// <param name="map">Ink at <see cref="BlankPages.PixelsPerMillimetre"/>.</param>
    /// <param name="zones">Where each digit is expected.</param>
    /// <param name="height">Height of a cell in pixels.</param>
    public static CellInk Cut(InkMap map, IReadOnlyList<InkZone> zones, double height)
    {
        var divider = new InkDivider(map.Width, zones);
        var pixels = zones.Select(_ => new List<int>()).ToList();
        var stray = 0;
        foreach (var component in InkComponent.FindAll(map).Where(component => component.Pixels.Count >= Speck * SquareMillimetre && IsOfThePen(component, map)))
            stray += Give(component, divider, zones, pixels);

        var filled = pixels.Select(cell => cell.Count >= LeastDigit * SquareMillimetre).ToList();
        var atoms = pixels.Where((_, cell) => filled[cell]).Select(cell => InkAtom.Of(cell, map.Width)).ToList();
        return new CellInk(atoms.Count == 0 ? null : InkRow.Of(map, atoms, height), filled, stray >= LeastStray * SquareMillimetre);
    }

    private static bool IsOfThePen(InkComponent component, InkMap map) =>
        component.Pixels.Count(pixel => map.Strength[pixel] >= LeastStrength) >= StrongShare * component.Pixels.Count;

    /// <summary>Gives a stroke to the cells; how much of it belongs to none.</summary>
    private static int Give(InkComponent component, InkDivider divider, IReadOnlyList<InkZone> zones, List<List<int>> cells)
    {
        var stray = 0;
        foreach (var (pixel, zone) in component.Pixels.Zip(divider.Divide(component)))
        {
            if (zone == InkDivider.None)
                stray++;
            else
                cells[zone].Add(pixel);
        }

        return stray == component.Pixels.Count && (IsFlat(component) || IsHyphen(component, zones)) ? 0 : stray;
    }

    private static bool IsFlat(InkComponent component) =>
        component.Height <= FlatHeight * Density && component.Width >= FlatShape * component.Height;

    private static bool IsHyphen(InkComponent component, IReadOnlyList<InkZone> zones) =>
        component.Height < component.Width
        && zones.Zip(zones.Skip(1)).Any(pair => pair.Second.Left - pair.First.Right >= HyphenGap * Density / 2
            && component.Left >= pair.First.Right - Density && component.Right <= pair.Second.Left + Density);

    /// <summary>Each cell with half of the space to its neighbours; where a hyphen is printed, with a millimetre of it.</summary>
    private static List<InkZone> Zones(IReadOnlyList<MillimetreBox> cells, Rect area)
    {
        var zones = new List<InkZone>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var before = i == 0 ? 2 : cell.X - cells[i - 1].X - cells[i - 1].Width;
            var after = i == cells.Count - 1 ? 2 : cells[i + 1].X - cell.X - cell.Width;
            zones.Add(new InkZone(
                (cell.X - Reach(before)) * Density - area.X,
                (cell.Y - 1) * Density - area.Y,
                (cell.X + cell.Width + Reach(after)) * Density - area.X,
                (cell.Y + cell.Height + 1) * Density - area.Y));
        }

        return zones;
    }

    private static double Reach(double gap) => gap >= HyphenGap ? 1 : gap / 2;
}
