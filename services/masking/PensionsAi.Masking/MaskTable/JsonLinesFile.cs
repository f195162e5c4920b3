using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Masking.MaskTable;

/// <summary>
/// One JSON value a line. Strings and numbers are masked where they stand; a number that is masked becomes a string. Everything else is
/// copied as it was written. Names of members are left: they are paths.
/// </summary>
internal sealed class JsonLinesFile : ITableFile
{
    private const int LongestLine = 10_000_000;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    /// <inheritdoc/>
    public async Task MaskAsync(
        TableRequest request, Stream input, Stream output, TableColumns columns, Func<ValueTask> rowDone, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true));
        var (isEnd, lines) = (false, 0L);
        while (!isEnd)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryTakeLine(ref buffer, read.IsCompleted, out var line))
            {
                await output.WriteAsync(MaskLine(line.ToArray(), columns), cancellationToken);
                lines++;
                await rowDone();
            }

            if (buffer.Length > LongestLine)
                throw new JobProblemException(TableProblems.TooLarge);
            isEnd = read.IsCompleted;
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }

        if (lines == 0)
            throw new JobProblemException(TableProblems.Empty);
        if (!columns.HasAllRules)
            throw new JobProblemException(TableProblems.UnknownColumn);
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool isLast, out ReadOnlySequence<byte> line)
    {
        var end = buffer.PositionOf((byte)'\n');
        line = end is { } position ? buffer.Slice(0, buffer.GetPosition(1, position)) : buffer;
        if (end is null && (!isLast || buffer.IsEmpty))
            return false;
        buffer = buffer.Slice(line.End);
        return true;
    }

    private static byte[] MaskLine(byte[] line, TableColumns columns)
    {
        var content = line.AsSpan();
        if (content.StartsWith("\uFEFF"u8))
            content = content["\uFEFF"u8.Length..];
        var skipped = line.Length - content.Length;
        if (content.Trim(" \t\r\n"u8).IsEmpty)
            return line;
        try
        {
            return MaskValue(line, skipped, columns);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw new JobProblemException(TableProblems.Unreadable(TableFormat.JsonLines));
        }
    }

    private static byte[] MaskValue(byte[] line, int skipped, TableColumns columns)
    {
        var reader = new Utf8JsonReader(line.AsSpan(skipped), Strict);
        var written = new ArrayBufferWriter<byte>(line.Length + 64);
        var path = new JsonPath();
        var copied = 0;
        while (reader.Read())
        {
            path.Follow(ref reader);
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
                continue;
            var value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
            var masked = columns.AtPath(path.ToString()).Mask(value);
            if (masked == value)
                continue;
            var start = skipped + (int)reader.TokenStartIndex;
            written.Write(line.AsSpan(copied, start - copied));
            written.Write(JsonSerializer.SerializeToUtf8Bytes(masked, JsonConventions.Options));
            copied = skipped + (int)reader.BytesConsumed;
        }

        columns.AddRow();
        written.Write(line.AsSpan(copied));
        return written.WrittenSpan.ToArray();
    }
}
