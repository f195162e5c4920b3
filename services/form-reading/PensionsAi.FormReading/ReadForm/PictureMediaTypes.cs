using Microsoft.Net.Http.Headers;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>The media types of pictures that are read. Several pages, PDF among them, are not read in this version.</summary>
internal static class PictureMediaTypes
{
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Tiff = "image/tiff";

    /// <summary>The 415 problem; null when the type is one of those.</summary>
    public static ServiceProblem? Check(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Value?.ToLowerInvariant() is Png or Jpeg or Tiff
            ? null
            : ServiceProblem.UnsupportedMediaType(Png, Jpeg, Tiff);
}
