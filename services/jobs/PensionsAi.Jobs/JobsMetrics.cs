using System.Diagnostics.Metrics;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Jobs;

/// <summary>The meter <c>PensionsAi.Jobs</c>. Thread-safe.</summary>
internal sealed class JobsMetrics
{
    private readonly Counter<long> _accepted;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _callbacks;

    public JobsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("PensionsAi.Jobs");
        _accepted = meter.CreateCounter<long>("pensionsai.jobs.accepted", "{job}", "Jobs accepted.");
        _duration = meter.CreateHistogram<double>("pensionsai.jobs.duration", "s", "Time from acceptance to the end.");
        _callbacks = meter.CreateCounter<long>("pensionsai.jobs.callbacks", "{attempt}", "Attempts to tell a callbackUrl of a job's end.");
    }

    public void Accepted(string kind) => _accepted.Add(1, new KeyValuePair<string, object?>("pensionsai.job.kind", kind));

    public void Ended(string kind, JobStatus status, TimeSpan duration) => _duration.Record(
        duration.TotalSeconds,
        new KeyValuePair<string, object?>("pensionsai.job.kind", kind),
        new KeyValuePair<string, object?>("pensionsai.job.status", status.ToString().ToLowerInvariant()));

    /// <param name="outcome"><c>told</c>, <c>failed</c> (and due again) or <c>given-up</c>.</param>
    public void CalledBack(string outcome) => _callbacks.Add(1, new KeyValuePair<string, object?>("pensionsai.callback.outcome", outcome));
}
