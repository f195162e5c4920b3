namespace PensionsAi.JobWorker.Running;

/// <summary>A result in one media type.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="WriteAsync">Writes it, asynchronously only.</param>
public sealed record JobRepresentation(string ContentType, Func<Stream, CancellationToken, Task> WriteAsync);
