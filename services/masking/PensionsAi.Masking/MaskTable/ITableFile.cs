namespace PensionsAi.Masking.MaskTable;

/// <summary>Masks one kind of file, from one stream to another. Thread-safe.</summary>
internal interface ITableFile
{
    /// <summary>Copies the table; every cell goes through its column.</summary>
    /// <param name="request">Says how the file is written.</param>
    /// <param name="input">Read forward, asynchronously only.</param>
    /// <param name="output">Written forward, asynchronously only.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rowDone">Awaited after each row.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="JobWorker.Running.JobProblemException">The file is not such a table, or not one that may be masked.</exception>
    Task MaskAsync(TableRequest request, Stream input, Stream output, TableColumns columns, Func<ValueTask> rowDone, CancellationToken cancellationToken);
}
