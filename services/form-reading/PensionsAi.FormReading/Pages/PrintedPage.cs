using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Pages;

/// <summary>
/// A straight page beside its blank: where in it each field really is, and what in it is ink and not print. Paper bends, and
/// a scanner's feed stretches, so every field is looked for by its own frame and label. Dispose it; not thread-safe.
/// </summary>
internal sealed class PrintedPage : IDisposable
{
    /// <summary>How far from its place a field may be, in pixels: 1.5 mm.</summary>
    private const int Reach = 12;

    private const int Halves = 2;

    /// <summary>Around a tick box, to its right, this much of its label is looked for. Millimetres.</summary>
    private const double TickLabel = 12;

    /// <summary>How far from its box the line of a frame may lie, half its width. Millimetres.</summary>
    private const double FrameReach = 0.5;

    /// <summary>Share of its darkness on the blank that a frame has at least where a faint scan shows it.</summary>
    private const double LeastFrameDarkness = 0.25;

    /// <summary>Share of a frame that must be seen: a fax drops parts of lines, a torn or covered place has none.</summary>
    private const double LeastFrame = 0.5;

    /// <summary>Above a box stands its label.</summary>
    private const double LabelHeight = 4;

    /// <summary>Print spreads so many pixels around where it should be.</summary>
    private const int PrintSpread = 2;

    /// <summary>Ink that is this much darker than print can be lies on the print.</summary>
    private const double InkOverPrint = 30;

    private const double PrintMargin = 1.15;
    private const double MinPrint = 40;

    /// <summary>Frames are grey; text is black on every page and says nothing of how the frames came out.</summary>
    private const double MaxFrame = 200;
    private const double LeastGain = 0.8;
    private const double LargestGain = 3;

    private readonly StraightPage _page;
    private readonly Mat _blank;
    private readonly Mat _nearPrint;
    private readonly Mat _halfPage = new();
    private readonly Mat _halfBlank = new();

    /// <summary>Lays a page beside its blank, which stays the caller's.</summary>
    public PrintedPage(StraightPage page, GreyPicture blank)
    {
        _page = page;
        using var grey = Mat.FromPixelData(blank.Height, blank.Width, MatType.CV_8UC1, blank.Pixels);
        _blank = new Mat();
        Cv2.BitwiseNot(grey, _blank);
        _nearPrint = NearPrint(page.Darkness);
        Cv2.Resize(_nearPrint, _halfPage, default, 1.0 / Halves, 1.0 / Halves, InterpolationFlags.Area);
        Cv2.Resize(_blank, _halfBlank, default, 1.0 / Halves, 1.0 / Halves, InterpolationFlags.Area);
    }

    /// <summary>Size of the page in pixels.</summary>
    public Size Size => _blank.Size();

    /// <summary>Where a box is.</summary>
    /// <param name="box">The box with its frame.</param>
    /// <param name="labelRight">Millimetres to the right of it in which its label stands; 0 when it stands above.</param>
    public FieldPlace Find(MillimetreBox box, double labelRight = 0)
    {
        var region = labelRight > 0
            ? box with { Width = box.Width + labelRight }
            : box with { Y = box.Y - LabelHeight, Height = box.Height + LabelHeight };
        var area = PixelArea.Of(region, around: 1, _blank.Size());
        var half = new Rect(area.X / Halves, area.Y / Halves, area.Width / Halves, area.Height / Halves);
        var (coarse, _) = Match(_halfPage, _halfBlank, half, default, Reach / Halves);
        var (fine, score) = Match(_nearPrint, _blank, area, new Point(coarse.X * Halves, coarse.Y * Halves), Halves);
        return new FieldPlace(fine, score);
    }

    /// <summary>
    /// Where a tick box is. Its label alone does not show it: where the frame is torn off, covered, or beyond the edge of the picture,
    /// nobody knows what was ticked.
    /// </summary>
    public FieldPlace FindTick(MillimetreBox box)
    {
        var place = Find(box, TickLabel);
        return place with { HasFrame = SeenShareOfFrame(box, place) >= LeastFrame };
    }

    /// <summary>The ink in an area, print taken away: 0 none, 255 the darkest.</summary>
    /// <param name="area">The area on the blank.</param>
    /// <param name="place">Where it is on the page.</param>
    public Mat Ink(Rect area, FieldPlace place)
    {
        using var seen = Shifted(_page.Darkness, area, place.Shift);
        using var print = new Mat();
        using var spread = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(2 * PrintSpread + 1, 2 * PrintSpread + 1));
        Cv2.Dilate(_blank[area], print, spread);
        using var expected = new Mat();
        print.ConvertTo(expected, MatType.CV_8UC1, PrintMargin * Gain(seen, area, print, spread));

        var ink = new Mat();
        Cv2.Subtract(seen, expected, ink);
        using var isPrint = new Mat();
        Cv2.Threshold(print, isPrint, MinPrint / 2, 255, ThresholdTypes.Binary);
        using var isOver = new Mat();
        Cv2.Threshold(ink, isOver, InkOverPrint, 255, ThresholdTypes.Binary);
        Cv2.BitwiseAnd(isOver, isPrint, isOver);
        seen.CopyTo(ink, isOver);

        // A stroke that a printed line was taken out of is one stroke.
        using var closed = new Mat();
        using var gap = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(2 * PrintSpread + 3, 2 * PrintSpread + 3));
        Cv2.MorphologyEx(ink, closed, MorphTypes.Close, gap);
        closed.CopyTo(ink, isPrint);
        return ink;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _blank.Dispose();
        _nearPrint.Dispose();
        _halfPage.Dispose();
        _halfBlank.Dispose();
    }

    /// <summary>What is as near to where print should be as print may be: a signature in its box is no part of how the box looks.</summary>
    private Mat NearPrint(Mat darkness)
    {
        using var print = new Mat();
        Cv2.Threshold(_blank, print, MinPrint, 255, ThresholdTypes.Binary);
        using var around = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(2 * (Reach + PrintSpread) + 1, 2 * (Reach + PrintSpread) + 1));
        Cv2.Dilate(print, print, around);
        var near = new Mat(darkness.Size(), MatType.CV_8UC1, Scalar.Black);
        darkness.CopyTo(near, print);
        return near;
    }

    private double SeenShareOfFrame(MillimetreBox box, FieldPlace place)
    {
        var area = PixelArea.Of(box, FrameReach, Size);
        using var seen = Shifted(_page.Darkness, area, place.Shift);
        using var spread = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(2 * PrintSpread + 1, 2 * PrintSpread + 1));
        Cv2.Dilate(seen, seen, spread);
        using var blank = _blank[area];
        using var isFrame = new Mat();
        Cv2.Threshold(blank, isFrame, MinPrint, 255, ThresholdTypes.Binary);
        using var expected = new Mat();
        blank.ConvertTo(expected, MatType.CV_8UC1, LeastFrameDarkness);
        using var isSeen = new Mat();
        Cv2.Compare(seen, expected, isSeen, CmpTypes.GE);
        Cv2.BitwiseAnd(isSeen, isFrame, isSeen);
        return Cv2.CountNonZero(isSeen) / (double)Math.Max(1, Cv2.CountNonZero(isFrame));
    }

    /// <summary>
    /// How much darker the frames are than on the blank: a fax makes grey black. Each is compared by its darkest place nearby, for
    /// the lines are thin, and the darker ones count: a fax may have dropped parts of them. That ink takes some of it up is no
    /// harm, for where ink lies on print it is filled in from both sides.
    /// </summary>
    private double Gain(Mat seen, Rect area, Mat print, Mat spread)
    {
        using var darkest = new Mat();
        Cv2.Dilate(seen, darkest, spread);
        using var blank = _blank[area].Clone();
        darkest.GetArray(out byte[] seenPixels);
        print.GetArray(out byte[] printPixels);
        blank.GetArray(out byte[] blankPixels);
        var gains = new List<double>();
        for (var i = 0; i < blankPixels.Length; i++)
        {
            if (blankPixels[i] >= MinPrint && printPixels[i] <= MaxFrame)
                gains.Add((double)seenPixels[i] / printPixels[i]);
        }

        if (gains.Count == 0)
            return 1;
        gains.Sort();
        return Math.Clamp(gains[gains.Count * 4 / 5], LeastGain, LargestGain);
    }

    private static (Point Shift, double Score) Match(Mat page, Mat blank, Rect area, Point start, int reach)
    {
        var whole = new Rect(area.X + start.X - reach, area.Y + start.Y - reach, area.Width + 2 * reach, area.Height + 2 * reach);
        using var window = Window(page, whole);
        using var pattern = blank[area];
        using var scores = new Mat();
        Cv2.MatchTemplate(window, pattern, scores, TemplateMatchModes.CCoeffNormed);
        Cv2.MinMaxLoc(scores, out _, out var best, out _, out var place);
        return (new Point(start.X + place.X - reach, start.Y + place.Y - reach), double.IsFinite(best) ? best : 0);
    }

    private static Mat Shifted(Mat page, Rect area, Point shift) => Window(page, area + shift);

    /// <summary>A part of the page; what would lie outside is paper.</summary>
    private static Mat Window(Mat page, Rect area)
    {
        var inside = area & new Rect(0, 0, page.Width, page.Height);
        var window = new Mat(area.Height, area.Width, MatType.CV_8UC1, Scalar.Black);
        if (inside.Width > 0 && inside.Height > 0)
        {
            using var target = window[new Rect(inside.X - area.X, inside.Y - area.Y, inside.Width, inside.Height)];
            using var source = page[inside];
            source.CopyTo(target);
        }

        return window;
    }
}
