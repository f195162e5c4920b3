using System.Net.Http.Headers;
using System.Text;

namespace PensionsAi.Classification.Tables;

/// <summary>The kinds of file by their media types.</summary>
internal static class TableFormats
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string JsonLines = "application/jsonl";
    public const string NewlineDelimitedJson = "application/x-ndjson";

    /// <summary>What a table may come as.</summary>
    public static readonly string[] MediaTypes = [Csv, Xlsx, JsonLines, NewlineDelimitedJson];

    /// <summary>The format of a media type; null when it is none.</summary>
    public static TableFormat? Find(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        ? type.MediaType?.ToLowerInvariant() switch
        {
            Csv => TableFormat.Csv,
            Xlsx => TableFormat.Xlsx,
            JsonLines or NewlineDelimitedJson => TableFormat.JsonLines,
            _ => null,
        }
        : null;

    /// <summary>The format of a file by its media type, or by its name: browsers and scripts often do not know the type of a spreadsheet.</summary>
    public static TableFormat? Find(string? contentType, string? fileName) => Find(contentType) ?? Path.GetExtension(fileName)?.ToLowerInvariant() switch
    {
        ".csv" or ".txt" or ".tsv" => TableFormat.Csv,
        ".xlsx" => TableFormat.Xlsx,
        ".jsonl" or ".ndjson" => TableFormat.JsonLines,
        _ => null,
    };

    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(TableFormat format) => format switch
    {
        TableFormat.Csv => Csv,
        TableFormat.Xlsx => Xlsx,
        _ => JsonLines,
    };

    /// <summary>
    /// A file's text. Its byte order mark says how it is written; without one it is UTF-8 when it can be, and else Windows-1252,
    /// which spreadsheets still write: no text with Swedish letters in the one reads as the other.
    /// </summary>
    public static string Decode(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        _ when System.Text.Unicode.Utf8.IsValid(bytes) => Encoding.UTF8.GetString(bytes),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes),
    };
}
