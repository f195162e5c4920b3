using PensionsAi.Inference.Loading;
using PensionsAi.JobWorker.Running;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Masks tables as they stream through. It fails closed, as <see cref="TextMasker"/> does. Thread-safe.</summary>
internal sealed partial class TableMasker(
    TextMasker masker,
    OperatorFactory operators,
    [FromKeyedServices(PiiModel.ModelName)] InferenceGate gate,
    TimeProvider time,
    ILogger<TableMasker> logger)
{
    /// <summary>Rows after which the turn is given up, so that short calls get between.</summary>
    private const int RowsOfATurn = 100;

    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<TableFormat, ITableFile> _files = new()
    {
        [TableFormat.Csv] = new CsvFile(),
        [TableFormat.Xlsx] = new XlsxFile(),
        [TableFormat.JsonLines] = new JsonLinesFile(),
    };

    /// <summary>Copies a table with its cells masked, and tells what was done.</summary>
    /// <exception cref="JobProblemException">The table cannot be masked whole.</exception>
    public async Task<Contracts.TableMaskingReport> MaskAsync(
        TableRequest request, string caller, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var watch = masker.Watch();
        try
        {
            var report = await watch.RunAsync(token => CopyAsync(request, caller, input, output, watch, token), cancellationToken);
            LogMasked(logger, report.Rows, report.Columns.Count, report.Columns.Sum(column => column.Entities.Values.Sum()), masker.Model.Version);
            return report;
        }
        catch (RecognizerFailedException failure)
        {
            throw new JobProblemException(masker.Failed(failure));
        }
    }

    private async Task<Contracts.TableMaskingReport> CopyAsync(
        TableRequest request, string caller, Stream input, Stream output, SearchWatch watch, CancellationToken cancellationToken)
    {
        using var call = operators.Begin(caller, request.ConsistencyScope);
        var columns = new TableColumns(request, masker, call, watch, cancellationToken);
        var turn = await EnterAsync(cancellationToken);
        var rows = 0;
        try
        {
            await _files[request.Format].MaskAsync(request, input, output, columns, RowDoneAsync, cancellationToken);
            return columns.Report(masker.Model);
        }
        finally
        {
            turn.Dispose();
        }

        async ValueTask RowDoneAsync()
        {
            if (++rows % RowsOfATurn != 0)
                return;
            turn.Dispose();
            turn = await EnterAsync(cancellationToken);
        }
    }

    // A table has time: where a call would be refused, it waits.
    private async Task<InferenceGate.Lease> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var entered = await gate.EnterAsync(cancellationToken);
            if (entered.IsSuccess)
                return entered.Value;
            await Task.Delay(PauseWhenBusy, time, cancellationToken);
        }
    }

    [LoggerMessage(
        EventId = 2004,
        Level = LogLevel.Information,
        Message = "Masked a table of {RowCount} rows and {ColumnCount} columns, {SpanCount} spans in all, with model {ModelVersion}")]
    private static partial void LogMasked(ILogger logger, long rowCount, int columnCount, long spanCount, string modelVersion);
}
