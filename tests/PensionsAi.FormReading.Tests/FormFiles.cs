using System.IO.Compression;
using NetVips;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace PensionsAi.FormReading.Tests;

/// <summary>Puts pages into files of several.</summary>
internal static class FormFiles
{
    /// <summary>A PDF of scanned pages, each an A4.</summary>
    public static byte[] Pdf(params byte[][] pictures)
    {
        using var document = new PdfDocument();
        foreach (var picture in pictures)
        {
            var page = document.AddPage();
            page.Width = XUnit.FromMillimeter(210);
            page.Height = XUnit.FromMillimeter(297);
            using var drawing = XGraphics.FromPdfPage(page);
            using var stream = new MemoryStream(picture);
            using var image = XImage.FromStream(stream);
            drawing.DrawImage(image, 0, 0, page.Width.Point, page.Height.Point);
        }

        using var pdf = new MemoryStream();
        document.Save(pdf);
        return pdf.ToArray();
    }

    /// <summary>A TIFF of pages of one size.</summary>
    public static byte[] Tiff(params byte[][] pictures)
    {
        var pages = pictures.Select(picture => Image.NewFromBuffer(picture)).ToArray();
        using var joined = Image.Arrayjoin(pages, across: 1);
        using var paged = joined.Mutate(image => image.Set(GValue.GIntType, "page-height", pages[0].Height));
        return paged.WriteToBuffer(".tif[compression=deflate]");
    }

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
