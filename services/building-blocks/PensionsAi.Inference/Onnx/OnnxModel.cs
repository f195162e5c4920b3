using Microsoft.ML.OnnxRuntime;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Inference.Onnx;

/// <summary>
/// One ONNX Runtime session of a verified model, shared by all callers. Thread-safe; callers bound their number with an
/// <see cref="Loading.InferenceGate"/>.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly InferenceMetrics _metrics;

    /// <summary>Loads the model's file.</summary>
    /// <param name="model">The verified model.</param>
    /// <param name="file">Path of the ONNX file in the manifest.</param>
    /// <param name="metrics">Where runs are timed.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <exception cref="OnnxRuntimeException">The file is not a model that this runtime can run.</exception>
    public OnnxModel(VerifiedModel model, string file, InferenceMetrics metrics, OnnxModelOptions? options = null)
    {
        _metrics = metrics;
        Version = model.Version;
        using var session = new SessionOptions
        {
            IntraOpNumThreads = options?.IntraOpThreads ?? 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // Spinning threads would take the cores from the requests that run beside this one.
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(model.ReadFile(file), session);
    }

    /// <summary>Which model this is.</summary>
    public ModelVersion Version { get; }

    /// <summary>Its inputs by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    /// <summary>Its outputs by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    /// <summary>Runs the model once. The caller disposes the outputs.</summary>
    /// <param name="inputs">Tensors by input name.</param>
    /// <param name="outputNames">The outputs wanted, in the order of the result.</param>
    public IDisposableReadOnlyCollection<OrtValue> Run(IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputNames)
    {
        using var measurement = _metrics.Measure(Version);
        using var run = new RunOptions();
        return _session.Run(run, inputs, outputNames);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
