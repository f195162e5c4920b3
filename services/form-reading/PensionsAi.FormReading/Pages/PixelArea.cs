using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>Boxes in pixels of a straight page.</summary>
internal static class PixelArea
{
    /// <summary>A box with so many millimetres around it, as far as the page goes.</summary>
    public static Rect Of(MillimetreBox box, double around, Size page)
    {
        const int density = BlankPages.PixelsPerMillimetre;
        var left = Math.Clamp((int)Math.Round((box.X - around) * density), 0, page.Width - 1);
        var top = Math.Clamp((int)Math.Round((box.Y - around) * density), 0, page.Height - 1);
        var right = Math.Clamp((int)Math.Round((box.X + box.Width + around) * density), left + 1, page.Width);
        var bottom = Math.Clamp((int)Math.Round((box.Y + box.Height + around) * density), top + 1, page.Height);
        return new Rect(left, top, right - left, bottom - top);
    }
}
