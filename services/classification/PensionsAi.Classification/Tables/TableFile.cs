using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Tables;

/// <summary>Reads tables of free texts: CSV, XLSX and JSON lines. Thread-safe.</summary>
internal static class TableFile
{
    /// <summary>Most rows of a table.</summary>
    public const int MostRows = 200_000;

    private const long MostUnpackedBytes = 500_000_000;
    private const int MostColumns = 1_000;

    private static readonly CsvConfiguration CsvRules = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true,
        DetectDelimiterValues = [",", ";", "\t", "|"],
        GetDelimiter = arguments => DelimiterOf(arguments.Text, arguments.Configuration.DetectDelimiterValues),
        IgnoreBlankLines = true,
        // A quote in the middle of a cell is what people write.
        BadDataFound = null,
        MissingFieldFound = null,
    };

    // The reader of workbooks asks for Windows-1252, which it needs for older files alone.
    static TableFile() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <summary>The table; or the problem that it cannot be read, holds no row or is too large.</summary>
    /// <param name="format">What the file is.</param>
    /// <param name="body">Read to its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Outcome<Table>> ReadAsync(TableFormat format, Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        var table = format switch
        {
            TableFormat.Csv => ReadCsv(TableFormats.Decode(buffer.ToArray()), cancellationToken),
            TableFormat.Xlsx => ReadXlsx(buffer, cancellationToken),
            _ => ReadJsonLines(TableFormats.Decode(buffer.ToArray()), cancellationToken),
        };
        return table.IsSuccess && table.Value.Rows.Count == 0 ? TableProblems.Empty : table;
    }

    private static Outcome<Table> ReadCsv(string text, CancellationToken cancellationToken)
    {
        try
        {
            using var csv = new CsvParser(new StringReader(text), CsvRules);
            if (!csv.Read())
                return TableProblems.Empty;
            string[] headings = [.. csv.Record!.Select(heading => heading.Trim())];
            var rows = new List<IReadOnlyList<string>>();
            var last = csv.RawRecord;
            while (csv.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (rows.Count == MostRows)
                    return TableProblems.TooLarge;
                rows.Add(csv.Record!);
                last = csv.RawRecord;
            }

            return IsClosed(last) ? new Table(headings, rows) : TableProblems.Unreadable(TableFormat.Csv);
        }
        catch (CsvHelperException)
        {
            return TableProblems.Unreadable(TableFormat.Csv);
        }
    }

    // The headings decide: answers are full of commas. Where they have none of the delimiters there is one column, and a sign
    // that nobody writes stands for the delimiter.
    private static string DelimiterOf(string text, string[] known)
    {
        var headings = text.AsSpan();
        var end = headings.IndexOfAny('\r', '\n');
        var line = (end < 0 ? headings : headings[..end]).ToString();
        var most = known.MaxBy(delimiter => line.Count(character => character == delimiter[0]))!;
        return line.Contains(most, StringComparison.Ordinal) ? most : "\u001F";
    }

    // The parser takes the rest of the file for a cell whose quote is never closed.
    private static bool IsClosed(string lastRecord) => lastRecord.Count(character => character == '"') % 2 == 0 || !lastRecord.Contains('\n', StringComparison.Ordinal);

    private static Outcome<Table> ReadXlsx(MemoryStream file, CancellationToken cancellationToken)
    {
        try
        {
            if (!UnpacksWithin(file, MostUnpackedBytes))
                return TableProblems.TooLarge;
            using var workbook = ExcelReaderFactory.CreateOpenXmlReader(file);
            if (!workbook.Read())
                return TableProblems.Empty;
            string[] headings = [.. CellsOf(workbook).Select(heading => heading.Trim())];
            var rows = new List<IReadOnlyList<string>>();
            while (workbook.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (rows.Count == MostRows)
                    return TableProblems.TooLarge;
                string[] cells = [.. CellsOf(workbook)];
                if (cells.Any(cell => cell.Length > 0))
                    rows.Add(cells);
            }

            return new Table(headings, rows);
        }
        // The reader throws whatever the damaged part makes it stumble over.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return TableProblems.Unreadable(TableFormat.Xlsx);
        }
    }

    private static IEnumerable<string> CellsOf(IExcelDataReader workbook)
    {
        for (var column = 0; column < Math.Min(workbook.FieldCount, MostColumns); column++)
        {
            yield return workbook.GetValue(column) switch
            {
                null => string.Empty,
                DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString() ?? string.Empty,
            };
        }
    }

    // What the directory of the archive says of sizes may be a lie.
    private static bool UnpacksWithin(MemoryStream file, long limit)
    {
        file.Position = 0;
        using (var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            var buffer = new byte[64 * 1024];
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    if ((limit -= read) < 0)
                        return false;
                }
            }
        }

        file.Position = 0;
        return true;
    }

    private static Outcome<Table> ReadJsonLines(string text, CancellationToken cancellationToken)
    {
        var headings = new List<string>();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (line.IsWhiteSpace())
                continue;
            if (rows.Count == MostRows)
                return TableProblems.TooLarge;
            if (ReadObject(line.ToString(), headings) is not { } row)
                return TableProblems.Unreadable(TableFormat.JsonLines);
            rows.Add(row);
        }

        return new Table(headings, rows);
    }

    private static List<string>? ReadObject(string line, List<string> headings)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var row = new List<string>();
            foreach (var member in json.RootElement.EnumerateObject())
            {
                var column = headings.IndexOf(member.Name);
                if (column < 0)
                {
                    if (headings.Count == MostColumns)
                        return null;
                    column = headings.Count;
                    headings.Add(member.Name);
                }

                while (row.Count <= column)
                    row.Add(string.Empty);
                row[column] = ValueOf(member.Value);
            }

            return row;
        }
        // A lone surrogate in an escape makes reading the string throw the second.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Several labels of a text stand in a list, which a cell of the other formats writes with bars.
    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => string.Empty,
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(ValueOf)),
        _ => value.GetRawText(),
    };
}
