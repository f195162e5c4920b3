using System.Diagnostics;
using System.Diagnostics.Metrics;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Inference.Metrics;

/// <summary>The meter <c>PensionsAi.Inference</c>. Thread-safe.</summary>
public sealed class InferenceMetrics
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;

    /// <summary>Creates the instruments.</summary>
    public InferenceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("PensionsAi.Inference");
        _duration = meter.CreateHistogram<double>("pensionsai.inference.duration", "s", "Time of one run of a model.");
        _wait = meter.CreateHistogram<double>("pensionsai.inference.wait", "s", "Time that work waited for its turn.");
    }

    /// <summary>Times one run of a model until the result is disposed.</summary>
    public Measurement Measure(ModelVersion model) => new(_duration, model, Stopwatch.GetTimestamp());

    internal void RecordWait(string gate, TimeSpan wait) =>
        _wait.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("pensionsai.gate", gate));

    /// <summary>A run that is being timed.</summary>
    public readonly struct Measurement : IDisposable
    {
        private readonly Histogram<double> _duration;
        private readonly ModelVersion _model;
        private readonly long _start;

        internal Measurement(Histogram<double> duration, ModelVersion model, long start)
        {
            _duration = duration;
            _model = model;
            _start = start;
        }

        /// <summary>Records the time since <see cref="InferenceMetrics.Measure"/>.</summary>
        public void Dispose() => _duration.Record(
            Stopwatch.GetElapsedTime(_start).TotalSeconds,
            new KeyValuePair<string, object?>("pensionsai.model.name", _model.Name),
            new KeyValuePair<string, object?>("pensionsai.model.version", _model.Version));
    }
}
