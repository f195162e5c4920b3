using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PensionsAi.Classification.Tables;

namespace PensionsAi.Classification.AnalysePage;

/// <summary>The form as it was sent: its fields, and then the file, which is read only as it is sent on.</summary>
/// <param name="Fields">What was filled in; empty fields are left out.</param>
/// <param name="Format">What the file is; null when that cannot be told.</param>
/// <param name="File">The file; null when none was chosen.</param>
internal sealed record AnalysisUpload(IReadOnlyDictionary<string, string> Fields, TableFormat? Format, Stream? File)
{
    /// <summary>The fields that the form has.</summary>
    public static readonly string[] Names = ["taxonomy", "textColumn", "dateColumn", "groupColumn", "series"];

    private const int LongestField = 1024;
    private const int LongestBoundary = 70;

    /// <summary>Reads as far as the file; null when it is not this form.</summary>
    public static async Task<AnalysisUpload?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var parts = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                    return null;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
                if (name == "file")
                {
                    var fileName = HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                    return string.IsNullOrEmpty(fileName) ? new AnalysisUpload(fields, null, null) : new AnalysisUpload(fields, TableFormats.Find(part.ContentType, fileName), part.Body);
                }

                if (name is null || !Names.Contains(name, StringComparer.Ordinal) || await ReadFieldAsync(part.Body, cancellationToken) is not { } value)
                    return null;
                if (value.Length > 0)
                    fields[name] = value;
            }

            return new AnalysisUpload(fields, null, null);
        }
        // The form is cut short, or its headers are no headers.
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }
    }

    private static async Task<string?> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LongestField ? null : Encoding.UTF8.GetString(bytes, 0, length).Trim();
    }
}
