using System.Text;
using Microsoft.Net.Http.Headers;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The kinds of file by their media types.</summary>
internal static class TableFormats
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string JsonLines = "application/jsonl";

    /// <summary>What a table may come as.</summary>
    public static readonly string[] MediaTypes = [Csv, Xlsx, JsonLines, "application/x-ndjson"];

    /// <summary>The format of a media type; null when it is none.</summary>
    public static TableFormat? Find(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        ? type.MediaType.Value?.ToLowerInvariant() switch
        {
            Csv => TableFormat.Csv,
            Xlsx => TableFormat.Xlsx,
            JsonLines or "application/x-ndjson" => TableFormat.JsonLines,
            _ => null,
        }
        : null;

    /// <summary>The media type of the result.</summary>
    public static string MediaTypeOf(TableFormat format) => format switch
    {
        TableFormat.Csv => Csv,
        TableFormat.Xlsx => Xlsx,
        _ => JsonLines,
    };

    /// <summary>The character set that a media type names: UTF-8 when none, null when it is not one that tables are written in.</summary>
    public static Encoding? EncodingOf(string contentType) =>
        MediaTypeHeaderValue.Parse(contentType).Charset.Value?.Trim('"').ToLowerInvariant() switch
        {
            null or "" or "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            "iso-8859-1" => Encoding.Latin1,
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
            _ => null,
        };
}
