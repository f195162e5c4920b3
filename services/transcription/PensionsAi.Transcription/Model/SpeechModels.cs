using Microsoft.Extensions.Options;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Transcription.Model;

/// <summary>The speech recognition weights, which are large and so not part of the program. Thread-safe.</summary>
internal sealed partial class SpeechModels(
    ModelStore store,
    ModelRegistry registry,
    InferenceMetrics metrics,
    IOptions<TranscriptionOptions> options,
    ILogger<SpeechModels> logger) : IDisposable
{
    private static readonly ServiceProblem NotUsable = new(
        "model-not-usable",
        409,
        "The speech model cannot be used",
        "The file of the speech model is not one that this version can run. The server's log says why.");

    private readonly Lock _lock = new();
    private VerifiedModel? _found;
    private SpeechRecognizer? _loaded;

    private string Name => options.Value.Model;

    /// <summary>
    /// The installed and verified weights, or the problem <c>model-not-installed</c>. Looked for until they are found, so
    /// that weights installed while the service runs are used; verified once, for that reads all of them.
    /// </summary>
    public Outcome<VerifiedModel> Find()
    {
        lock (_lock)
        {
            if (_found is not null)
                return _found;
            try
            {
                _found = store.Open(Name);
                LogFound(logger, Name);
                return _found;
            }
            catch (ModelNotFoundException)
            {
                return NotInstalled("are not installed");
            }
            catch (ModelVerificationException)
            {
                LogRefused(logger, Name);
                return NotInstalled("differ from their manifest and are not used");
            }
        }
    }

    /// <summary>
    /// The model, loaded by the first call: whoever transcribes nothing does not pay for it. The problem
    /// <c>model-not-usable</c> when its file is what the manifest says and no model that can be run.
    /// </summary>
    /// <param name="weights">What <see cref="Find"/> found.</param>
    public Outcome<SpeechRecognizer> Load(VerifiedModel weights)
    {
        lock (_lock)
        {
            if (_loaded is not null)
                return _loaded;
            try
            {
                _loaded = SpeechRecognizer.Load(weights, options.Value.Threads, metrics);
            }
            catch (SpeechModelException exception)
            {
                LogNotUsable(logger, Name, exception.Message);
                return NotUsable;
            }

            registry.Report(weights.Manifest, loaded: true);
            return _loaded;
        }
    }

    /// <summary>Lists the model in <c>GET /v1/models</c>, installed or not.</summary>
    public void Report()
    {
        if (store.FindManifest(Name) is { } manifest)
            registry.Report(manifest, loaded: false);
        else
            LogUnknown(logger, Name);
    }

    /// <inheritdoc/>
    public void Dispose() => _loaded?.Dispose();

    private ServiceProblem NotInstalled(string state) => new(
        "model-not-installed",
        409,
        "The speech model is not installed",
        $"The weights of {Name} {state}. Install them on the server with: ./run models pull {Name}");

    [LoggerMessage(EventId = 5101, Level = LogLevel.Information, Message = "Speech weights {ModelName} found and verified")]
    private static partial void LogFound(ILogger logger, string modelName);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Error, Message = "There is no model {ModelName}, which Transcription:Model names: ./run models lists those that there are")]
    private static partial void LogUnknown(ILogger logger, string modelName);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Error, Message = "Speech weights {ModelName} differ from their manifest and are not used")]
    private static partial void LogRefused(ILogger logger, string modelName);

    [LoggerMessage(EventId = 5104, Level = LogLevel.Error, Message = "Speech weights {ModelName} cannot be run: {Reason}")]
    private static partial void LogNotUsable(ILogger logger, string modelName, string reason);
}
