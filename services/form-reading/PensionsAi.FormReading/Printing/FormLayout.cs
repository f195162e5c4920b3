using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Printing;

/// <summary>
/// Where the registration marks and the printed code stand, in millimetres. Printing and reading both go by it. A change here
/// makes forms that are out there unreadable.
/// </summary>
internal static class FormLayout
{
    /// <summary>Marks a page: one in each corner.</summary>
    public const int MarksPerPage = 4;

    /// <summary>Most pages of a form: the marks of each page are its own, and the dictionary has fifty.</summary>
    public const int MaxPages = 12;

    /// <summary>Side of a mark.</summary>
    public const double MarkSide = 10;

    /// <summary>
    /// From the page's left and right edges to the marks. Turned by five degrees on a glass of its own size, an A4 loses 13 mm
    /// there, and 9 mm above and below.
    /// </summary>
    public const double MarkInsetX = 16;

    /// <summary>From the page's upper and lower edges to the marks.</summary>
    public const double MarkInsetY = 12;

    /// <summary>Side of the printed code, without its quiet zone.</summary>
    public const double CodeSide = 16;

    /// <summary>What stays white around the code: four of its modules.</summary>
    public const double CodeQuietZone = 3;

    /// <summary>What stays white around a mark: the detector needs to see its black edge end.</summary>
    public const double MarkQuietZone = 2;

    /// <summary>From the page's upper and left edges to the code.</summary>
    public const double CodeTop = MarkInsetY;
    public const double CodeLeft = MarkInsetX + MarkSide + CodeQuietZone + 1;

    /// <summary>The printed code.</summary>
    public static MillimetreBox Code { get; } = new(CodeLeft, CodeTop, CodeSide, CodeSide);

    /// <summary>Identity of a mark.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="corner">0 upper left, 1 upper right, 2 lower right, 3 lower left.</param>
    public static int MarkId(int page, int corner) => (page - 1) * MarksPerPage + corner;

    /// <summary>The page that a mark belongs to, from 1.</summary>
    public static int PageOf(int markId) => markId / MarksPerPage + 1;

    /// <summary>The corner that a mark stands in, as in <see cref="MarkId"/>.</summary>
    public static int CornerOf(int markId) => markId % MarksPerPage;

    /// <summary>Where a mark stands on a page.</summary>
    public static MillimetreBox Mark(TemplatePage page, int corner)
    {
        var right = page.Width - MarkInsetX - MarkSide;
        var bottom = page.Height - MarkInsetY - MarkSide;
        return corner switch
        {
            0 => new MillimetreBox(MarkInsetX, MarkInsetY, MarkSide, MarkSide),
            1 => new MillimetreBox(right, MarkInsetY, MarkSide, MarkSide),
            2 => new MillimetreBox(right, bottom, MarkSide, MarkSide),
            _ => new MillimetreBox(MarkInsetX, bottom, MarkSide, MarkSide),
        };
    }

    /// <summary>What nothing else may be printed on: marks and code with what stays white around them.</summary>
    public static IEnumerable<MillimetreBox> Reserved(TemplatePage page) =>
        Enumerable.Range(0, MarksPerPage)
            .Select(corner => Around(Mark(page, corner), MarkQuietZone))
            .Append(Around(Code, CodeQuietZone));

    private static MillimetreBox Around(MillimetreBox box, double margin) =>
        new(box.X - margin, box.Y - margin, box.Width + 2 * margin, box.Height + 2 * margin);
}
