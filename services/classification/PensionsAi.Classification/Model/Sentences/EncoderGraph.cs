using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Onnx;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>
/// Runs an encoder's network, as the usual tools export it: numbers of tokens and a mask in, a state a token or a vector a text out.
/// Thread-safe.
/// </summary>
internal sealed class EncoderGraph : IDisposable
{
    private const string Tokens = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    // By falling preference; a graph with neither has its first taken.
    private static readonly string[] KnownOutputs = ["sentence_embedding", "last_hidden_state"];

    private readonly OnnxModel _model;
    private readonly string _output;
    private readonly bool _isPooled;

    /// <summary>Over a loaded network, which it disposes.</summary>
    /// <exception cref="ModelVerificationException">It is not the network of a sentence encoder.</exception>
    public EncoderGraph(OnnxModel model)
    {
        _model = model;
        var name = model.Version.Name;
        if (!model.Inputs.ContainsKey(Tokens) || model.Inputs.Keys.FirstOrDefault(input => input is not (Tokens or Mask or Types)) is { })
            throw new ModelVerificationException($"The network of the model {name} takes {string.Join(", ", model.Inputs.Keys)}, not {Tokens}, {Mask} and {Types}.");
        if (model.Inputs.FirstOrDefault(input => input.Value.ElementDataType is not TensorElementType.Int64) is { Key: { } other })
            throw new ModelVerificationException($"The input {other} of the model {name} does not take 64-bit integers.");

        _output = KnownOutputs.FirstOrDefault(model.Outputs.ContainsKey) ?? model.Outputs.Keys.First();
        var output = model.Outputs[_output];
        if (output.ElementDataType is not TensorElementType.Float || output.Dimensions.Length is not (2 or 3))
            throw new ModelVerificationException($"The output {_output} of the model {name} is not a 32-bit number for each text or token and dimension.");
        _isPooled = output.Dimensions.Length == 2;
    }

    /// <summary>The vector of each text, of length 1.</summary>
    /// <param name="texts">Tokens of each text.</param>
    /// <param name="padding">Token that fills up the shorter ones.</param>
    /// <exception cref="InvalidDataException">The network gave something else than vectors.</exception>
    public float[][] Run(IReadOnlyList<long[]> texts, long padding)
    {
        var length = texts.Max(text => text.Length);
        var (tokens, mask) = (new long[texts.Count * length], new long[texts.Count * length]);
        Array.Fill(tokens, padding);
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].CopyTo(tokens, i * length);
            mask.AsSpan(i * length, texts[i].Length).Fill(1);
        }

        var all = new Dictionary<string, long[]> { [Tokens] = tokens, [Mask] = mask, [Types] = new long[tokens.Length] };
        var inputs = all.Where(input => _model.Inputs.ContainsKey(input.Key)).ToDictionary(
            input => input.Key, input => OrtValue.CreateTensorValueFromMemory(input.Value, [texts.Count, length]));
        try
        {
            using var outputs = _model.Run(inputs, [_output]);
            var shape = outputs[0].GetTensorTypeAndShape().Shape;
            if (shape[0] != texts.Count || (!_isPooled && shape[1] != length))
                throw new InvalidDataException("The network does not give a state for each token, or a vector for each text.");
            var states = outputs[0].GetTensorDataAsSpan<float>();
            var (each, width) = (states.Length / texts.Count, (int)shape[^1]);
            var vectors = new float[texts.Count][];
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = SentenceVector.Of(states.Slice(i * each, each), width, _isPooled ? 1 : texts[i].Length);
            return vectors;
        }
        finally
        {
            foreach (var input in inputs.Values)
                input.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
