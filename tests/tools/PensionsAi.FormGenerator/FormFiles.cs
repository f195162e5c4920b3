using System.IO.Compression;
using NetVips;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace PensionsAi.FormGenerator;

/// <summary>Puts pages into files of several.</summary>
public static class FormFiles
{
    private const double Height = 297;

    /// <summary>A PDF of scanned pages, each as high as an A4 and as wide as its picture then is.</summary>
    public static byte[] Pdf(params byte[][] pictures)
    {
        using var document = new PdfDocument();
        foreach (var picture in pictures)
        {
            using var stream = new MemoryStream(picture);
            using var image = XImage.FromStream(stream);
            var page = document.AddPage();
            page.Height = XUnit.FromMillimeter(Height);
            page.Width = XUnit.FromMillimeter(Height * image.PixelWidth / image.PixelHeight);
            using var drawing = XGraphics.FromPdfPage(page);
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
