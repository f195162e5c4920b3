using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Pages;

/// <summary>What is seen of a field beside its print, before it is read.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsFound">Whether its print is there.</param>
internal sealed record SeenField(TemplateField Field, bool IsFound)
{
    /// <summary>What is written in its cells; null for other fields.</summary>
    public CellInk? Cells { get; private init; }

    /// <summary>What is written in its free row; null for other fields, and when nothing is.</summary>
    public InkRow? Row { get; private init; }

    /// <summary>Its tick boxes, in their order.</summary>
    public IReadOnlyList<TickReading> Ticks { get; private init; } = [];

    /// <summary>Whether it is signed, and how sure that is.</summary>
    public (bool IsSigned, double Confidence) Signature { get; private init; }

    /// <summary>Looks at a field.</summary>
    public static SeenField See(PrintedPage page, TemplateField field)
    {
        if (field.Type == FieldType.Choice)
            return SeeChoice(page, field);
        var place = field.Type == FieldType.Checkbox ? page.FindTick(field.Box) : page.Find(field.Box);
        var seen = new SeenField(field, place.IsFound);
        return field switch
        {
            { Type: FieldType.Checkbox } => seen with { Ticks = [TickReader.Read(page, field.Box, place)] },
            { Type: FieldType.Signature } => seen with { Signature = SignatureReader.Read(page, field.Box, place) },
            { Type: FieldType.Image } => seen,
            { Cells.Count: > 0 } => seen with { Cells = SeeCells(page, field, place) },
            _ => seen with { Row = SeeRow(page, field, place) },
        };
    }

    private static SeenField SeeChoice(PrintedPage page, TemplateField field)
    {
        var places = field.Options!.Select(option => page.FindTick(option.Box)).ToList();
        var ticks = field.Options!.Zip(places, (option, place) => TickReader.Read(page, option.Box, place)).ToList();
        // What is faint in the others is judged by the pen, once it is known.
        var pen = ticks.Where(tick => tick.State == TickState.Ticked).Select(tick => tick.Darkness).DefaultIfEmpty().Max();
        if (pen > 0)
            ticks = [.. ticks.Select((tick, i) => tick.Darkness > 0 ? tick : TickReader.Read(page, field.Options![i].Box, places[i], pen))];
        return new SeenField(field, places.TrueForAll(place => place.IsFound)) { Ticks = ticks };
    }

    private static CellInk SeeCells(PrintedPage page, TemplateField field, FieldPlace place)
    {
        var area = PixelArea.Of(field.Box, CellCutter.Around, page.Size);
        using var ink = page.Ink(area, place);
        return CellCutter.Cut(ink, area, field.Cells!);
    }

    private static InkRow? SeeRow(PrintedPage page, TemplateField field, FieldPlace place)
    {
        using var ink = page.Ink(PixelArea.Of(field.Box, 0, page.Size), place);
        ink.GetArray(out byte[] darkness);
        return InkMap.FromDarkness(darkness, ink.Width, ink.Height) is { } map ? InkRow.Find(map) : null;
    }
}
