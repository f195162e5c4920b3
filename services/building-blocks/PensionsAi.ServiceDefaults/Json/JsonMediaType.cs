using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace PensionsAi.ServiceDefaults.Json;

/// <summary>Whether a stored body is JSON, for jobs and their checks: the synchronous binding asks the same of a request.</summary>
public static class JsonMediaType
{
    /// <summary>Whether a body of this media type is read: JSON in UTF-8.</summary>
    public static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Encoding is UTF8Encoding);
}
