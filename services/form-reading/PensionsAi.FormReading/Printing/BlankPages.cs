using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pdf;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Printing;

/// <summary>Pictures of blank forms, rendered from the same PDF that is printed, and kept: scans are compared with them. Thread-safe.</summary>
internal sealed class BlankPages(PdfPages pdf)
{
    /// <summary>Pixels a millimetre of blanks, and of pages when they are compared: 203 dots per inch, fine fax's own.</summary>
    public const int PixelsPerMillimetre = 8;

    /// <summary>Size of what is kept, in bytes: 16 pages of A4. What else is asked for is rendered again.</summary>
    private const long MaxHeldBytes = 64_000_000;

    private readonly ConcurrentDictionary<string, HeldForm> _forms = new(StringComparer.Ordinal);

    /// <summary>Whether blanks can be rendered on this machine.</summary>
    public bool IsAvailable => pdf.IsAvailable;

    /// <summary>The pages of a form.</summary>
    /// <exception cref="PdfFailedException">There is nothing to render them with.</exception>
    public async Task<IReadOnlyList<GreyPicture>> RenderAsync(FormTemplate template, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(template, JsonConventions.Options)));
        var bytes = template.Pages.Sum(page => (long)Pixels(page.Width) * Pixels(page.Height));
        if (!_forms.ContainsKey(key) && _forms.Values.Sum(held => held.Bytes) + bytes > MaxHeldBytes)
            _forms.Clear();
        // Whoever comes first renders for all who wait, so no one caller's going away may end it.
        var form = _forms.GetOrAdd(key, _ => new HeldForm(bytes, new Lazy<Task<IReadOnlyList<GreyPicture>>>(() => DrawAsync(template))));
        try
        {
            return await form.Pages.Value.WaitAsync(cancellationToken);
        }
        catch (PdfFailedException)
        {
            _forms.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<IReadOnlyList<GreyPicture>> DrawAsync(FormTemplate template)
    {
        var document = BlankForm.Draw(template);
        var pages = new List<GreyPicture>(template.Pages.Count);
        for (var number = 1; number <= template.Pages.Count; number++)
        {
            var page = template.Pages[number - 1];
            pages.Add(await pdf.RenderPageAsync(
                document, number, Pixels(page.Width), Pixels(page.Height), CancellationToken.None));
        }

        return pages;
    }

    /// <summary>A length in pixels.</summary>
    public static int Pixels(double millimetres) => (int)Math.Round(millimetres * PixelsPerMillimetre);

    private sealed record HeldForm(long Bytes, Lazy<Task<IReadOnlyList<GreyPicture>>> Pages);
}
