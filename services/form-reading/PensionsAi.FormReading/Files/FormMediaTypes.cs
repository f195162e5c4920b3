using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>The media types that are read.</summary>
internal static class FormMediaTypes
{
    public const string Png = MediaTypeNames.Image.Png;
    public const string Jpeg = MediaTypeNames.Image.Jpeg;
    public const string Tiff = MediaTypeNames.Image.Tiff;
    public const string Pdf = MediaTypeNames.Application.Pdf;
    public const string Zip = MediaTypeNames.Application.Zip;

    /// <summary>The media type is none of those that a form is read from.</summary>
    public static ServiceProblem Unsupported => ServiceProblem.UnsupportedMediaType(Png, Jpeg, Tiff, Pdf, Zip);

    /// <summary>The kind of file; 415 for others. A single field is a picture.</summary>
    public static Outcome<FileKind> Parse(string? contentType, TemplateChoice choice)
    {
        var name = MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() : null;
        return name switch
        {
            Png or Jpeg or Tiff => FileKind.Picture,
            _ when choice.Field is not null => ServiceProblem.UnsupportedMediaType(Png, Jpeg, Tiff),
            Pdf => FileKind.Pdf,
            Zip => FileKind.Zip,
            _ => Unsupported,
        };
    }
}
