using Microsoft.ML.OnnxRuntime;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Inference.Onnx;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>
/// Turns a text into a vector that lies near those of texts that mean the same, whatever words they use. Weights are the operator's own.
/// Thread-safe.
/// </summary>
internal sealed class SentenceEncoder : IDisposable
{
    private const int BatchTexts = 16;

    private readonly EncoderGraph _graph;
    private readonly SentenceTokenizer _tokenizer;

    private SentenceEncoder(EncoderGraph graph, SentenceTokenizer tokenizer, VerifiedModel model)
    {
        (_graph, _tokenizer) = (graph, tokenizer);
        (Version, Identity) = (model.Version, EncoderIdentity.Of(model.Manifest));
    }

    /// <summary>What is said of it to people.</summary>
    public ModelVersion Version { get; }

    /// <summary>What models remember of it.</summary>
    public EncoderIdentity Identity { get; }

    /// <summary>Loads an encoder, and tries it on texts of different length and on the last word that its tokenizer knows.</summary>
    /// <exception cref="ModelVerificationException">Its network or its tokenizer cannot be used.</exception>
    public static SentenceEncoder Load(VerifiedModel model, InferenceMetrics metrics)
    {
        var name = model.Manifest.Name;
        var file = model.Manifest.Files.FirstOrDefault(file => file.Path.EndsWith(".onnx", StringComparison.Ordinal))
            ?? throw new ModelVerificationException($"The manifest of the model {name} names no .onnx file.");
        var tokenizer = TokenizerFiles.Read(model, EncoderSettings.Read(model));
        OnnxModel? network = null;
        try
        {
            network = new OnnxModel(model, file.Path, metrics);
            var graph = new EncoderGraph(network);
            graph.Run([tokenizer.Encode("När kommer pengarna?"), tokenizer.Encode("Hej"), [tokenizer.Largest]], tokenizer.Padding);
            return new SentenceEncoder(graph, tokenizer, model);
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or InvalidDataException or ModelVerificationException)
        {
            network?.Dispose();
            throw exception as ModelVerificationException
                ?? new ModelVerificationException($"The file {file.Path} of the model {name} cannot be used: {exception.Message}");
        }
    }

    /// <summary>The vectors of texts, of length 1, in their order.</summary>
    /// <param name="texts">Any texts; of long ones the beginning is read.</param>
    /// <param name="threads">Batches that are run at the same time, at least 1.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public float[][] Encode(IReadOnlyList<string> texts, int threads, CancellationToken cancellationToken)
    {
        var tokens = texts.Select(_tokenizer.Encode).ToArray();
        var vectors = new float[texts.Count][];
        // By length, so that little is filled up; and then by text, so that the order they come in changes nothing.
        var batches = Enumerable.Range(0, texts.Count)
            .OrderBy(text => tokens[text].Length).ThenBy(text => texts[text], StringComparer.Ordinal).Chunk(BatchTexts);
        Parallel.ForEach(batches, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads }, batch =>
        {
            var encoded = _graph.Run([.. batch.Select(text => tokens[text])], _tokenizer.Padding);
            for (var i = 0; i < batch.Length; i++)
                vectors[batch[i]] = encoded[i];
        });
        return vectors;
    }

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();
}
