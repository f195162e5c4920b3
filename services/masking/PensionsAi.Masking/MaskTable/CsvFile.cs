using System.Text;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Masking.MaskTable;

/// <summary>
/// Values between delimiters (RFC 4180). The delimiter is the one of comma, semicolon, tab and bar that the row of headings has most
/// of. What is not masked is copied as it was written, quotes, line ends and byte order mark included.
/// </summary>
internal sealed class CsvFile : ITableFile
{
    private const int LongestRow = 10_000_000;
    private const int BufferChars = 16 * 1024;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <inheritdoc/>
    public async Task MaskAsync(
        TableRequest request, Stream input, Stream output, TableColumns columns, Func<ValueTask> rowDone, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, request.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: BufferChars, leaveOpen: true);
        await using var writer = new StreamWriter(output, request.Encoding, bufferSize: BufferChars, leaveOpen: true);
        var delimiter = '\0';
        List<TableColumn> byIndex = [];
        try
        {
            await foreach (var row in ReadRowsAsync(reader, cancellationToken))
            {
                if (delimiter == '\0')
                {
                    delimiter = Delimiters.MaxBy(candidate => Split(row, candidate).Count);
                    byIndex = [.. Split(row, delimiter).Select(field => columns.WithHeading(Value(row, field).Trim('\uFEFF')))];
                    if (!columns.HasAllRules)
                        throw new JobProblemException(TableProblems.UnknownColumn);
                    await writer.WriteAsync(Write(row, delimiter, (_, heading) => columns.Heading(heading)).AsMemory(), cancellationToken);
                    continue;
                }

                // A cell without a heading is masked like its row's last one that has one, and never passes unseen.
                await writer.WriteAsync(Write(row, delimiter, (index, cell) => byIndex[Math.Min(index, byIndex.Count - 1)].Mask(cell)).AsMemory(), cancellationToken);
                columns.AddRow();
                await rowDone();
            }
        }
        catch (DecoderFallbackException)
        {
            throw new JobProblemException(TableProblems.Unreadable(TableFormat.Csv));
        }

        if (delimiter == '\0')
            throw new JobProblemException(TableProblems.Empty);
    }

    // Rows with their line ends; a line end within quotes is the cell's.
    private static async IAsyncEnumerable<string> ReadRowsAsync(
        StreamReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new char[BufferChars];
        var row = new StringBuilder();
        var (isQuoted, endsWithReturn) = (false, false);
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var start = 0;
            for (var index = 0; index < read; index++)
            {
                var character = buffer[index];
                if (endsWithReturn && character != '\n')
                {
                    row.Append(buffer, start, index - start);
                    start = index;
                    yield return Take(row);
                }

                endsWithReturn = character == '\r' && !isQuoted;
                if (character == '"')
                    isQuoted = !isQuoted;
                if (character == '\n' && !isQuoted)
                {
                    row.Append(buffer, start, index + 1 - start);
                    start = index + 1;
                    yield return Take(row);
                }
            }

            row.Append(buffer, start, read - start);
            if (row.Length > LongestRow)
                throw new JobProblemException(TableProblems.TooLarge);
        }

        if (isQuoted)
            throw new JobProblemException(TableProblems.Unreadable(TableFormat.Csv));
        if (row.Length > 0)
            yield return Take(row);
    }

    private static string Take(StringBuilder row)
    {
        var text = row.ToString();
        row.Clear();
        return text;
    }

    private static string Write(string row, char delimiter, Func<int, string, string> mask)
    {
        var written = new StringBuilder(row.Length + 64);
        var copied = 0;
        foreach (var (index, field) in Split(row, delimiter).Index())
        {
            var value = Value(row, field);
            var masked = mask(index, value);
            if (masked == value)
                continue;
            var isQuoted = field.Length > 0 && row[field.Start] == '"';
            written.Append(row, copied, field.Start - copied).Append(Quote(masked, delimiter, isQuoted));
            copied = field.Start + field.Length;
        }

        return written.Append(row, copied, row.Length - copied).ToString();
    }

    private static List<(int Start, int Length)> Split(string row, char delimiter)
    {
        var end = row.AsSpan().TrimEnd("\r\n").Length;
        var fields = new List<(int, int)>();
        var (start, isQuoted) = (0, false);
        for (var index = 0; index < end; index++)
        {
            if (row[index] == '"')
                isQuoted = !isQuoted;
            else if (row[index] == delimiter && !isQuoted)
            {
                fields.Add((start, index - start));
                start = index + 1;
            }
        }

        fields.Add((start, end - start));
        return fields;
    }

    private static string Value(string row, (int Start, int Length) field)
    {
        var raw = row.AsSpan(field.Start, field.Length);
        return raw.Length >= 2 && raw[0] == '"' && raw[^1] == '"'
            ? raw[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
            : raw.ToString();
    }

    private static string Quote(string value, char delimiter, bool wasQuoted) =>
        wasQuoted || value.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0 || value.Contains('\r', StringComparison.Ordinal)
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}
