using System.Collections.Concurrent;
using OpenCvSharp;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormGenerator;

/// <summary>Blank pages of forms at 300 dots per inch, made from the PDF that the service prints, and kept. Thread-safe.</summary>
public static class BlankPictures
{
    private static readonly PdfPages Pdf = new(Poppler.Find(), TimeProvider.System);
    private static readonly ConcurrentDictionary<(string Id, string Version, int Page), Lazy<Task<byte[]>>> Pages = [];

    /// <summary>Whether blanks can be rendered on this machine: whether <c>pdftoppm</c> is there.</summary>
    public static bool IsAvailable => Pdf.IsAvailable;

    /// <summary>A blank page to write on, the caller's own.</summary>
    /// <param name="template">The form.</param>
    /// <param name="page">Which of its pages, from 1.</param>
    /// <param name="inColours">Whether it is to be written on in colours.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Mat> OpenAsync(FormTemplate template, int page, bool inColours, CancellationToken cancellationToken)
    {
        var png = await Pages.GetOrAdd((template.Id, template.Version, page), _ => new Lazy<Task<byte[]>>(() => RenderAsync(template, page))).Value.WaitAsync(cancellationToken);
        return Mat.FromImageData(png, inColours ? ImreadModes.Color : ImreadModes.Grayscale);
    }

    private static async Task<byte[]> RenderAsync(FormTemplate template, int page)
    {
        var definition = template.Pages[page - 1];
        var picture = await Pdf.RenderPageAsync(
            BlankForm.Draw(template),
            page,
            (int)Math.Round(definition.Width * FilledForm.Density),
            (int)Math.Round(definition.Height * FilledForm.Density),
            CancellationToken.None);
        using var mat = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
        return mat.ImEncode(".png");
    }
}
