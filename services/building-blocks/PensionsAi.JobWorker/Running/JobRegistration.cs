namespace PensionsAi.JobWorker.Running;

/// <summary>Which kind of job a handler does.</summary>
internal sealed record JobRegistration<THandler>(string Kind, int Concurrency)
    where THandler : class, IJobHandler;
