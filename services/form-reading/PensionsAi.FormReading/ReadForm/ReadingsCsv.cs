using System.Buffers;
using System.Globalization;
using System.Net.Mime;
using System.Text;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Readings as CSV (RFC 4180): a line for each field, and one for each page that was not read.</summary>
internal static class ReadingsCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = MediaTypeNames.Text.Csv;

    private const string Heading = "file,page,template,templateVersion,decision,reviewId,field,type,value,suggestion,confidence,accepted,problem";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>Writes all.</summary>
    public static async Task WriteAsync(Stream output, FormReadings readings, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Heading.AsMemory(), cancellationToken);
        foreach (var reading in readings.Readings)
        {
            foreach (var field in reading.Fields)
                await writer.WriteLineAsync(Line(Of(reading, SheetOf(reading, field), field)).AsMemory(), cancellationToken);
        }

        foreach (var page in readings.Unread)
            await writer.WriteLineAsync(Line([page.File, Text(page.Page), .. Enumerable.Repeat<string?>(null, 10), page.Type]).AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    private static string?[] Of(Contracts.FormReading reading, FormSheet sheet, FieldReading field) =>
    [
        sheet.File,
        Text(sheet.Page),
        reading.Template,
        reading.TemplateVersion,
        reading.Decision == FormDecision.Accepted ? "accepted" : "review",
        reading.ReviewId,
        field.Name,
        field.Type.ToString().ToLowerInvariant(),
        field.Value?.ToString(),
        field.Suggestion?.ToString(),
        field.Confidence.ToString("0.####", CultureInfo.InvariantCulture),
        field.Accepted ? "true" : "false",
        null,
    ];

    private static FormSheet SheetOf(Contracts.FormReading reading, FieldReading field) =>
        reading.Sheets is { } sheets ? sheets[field.Page - 1] : new FormSheet(reading.File, reading.Page);

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>
    /// Names of files are the caller's: what a spreadsheet would take for a formula is kept from being one. A Swedish Excel
    /// divides at semicolons, but not within quotes at the beginning of a line, which is where these names are.
    /// </summary>
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : safe;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
