using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>The three networks of a speech model: sound to spectrogram, spectrogram to rows, rows and tokens to logits. Thread-safe.</summary>
internal sealed class SpeechNetwork : IDisposable
{
    private readonly GgmlFile _file;
    private readonly WeightPrecision _decoderPrecision;
    private readonly LoadedGraph _mel;
    private readonly LoadedGraph _encoder;
    private readonly LoadedGraph _decoder;
    private readonly GgmlTensor _embedding;
    private readonly float[] _positions;
    private readonly ConcurrentBag<EncodedWindow> _windows = [];

    private SpeechNetwork(GgmlFile file, WeightPrecision encoder, WeightPrecision decoder, int threads)
    {
        _file = file;
        _decoderPrecision = decoder;
        var header = file.Header;
        AlignmentHeads = Decoding.AlignmentHeads.Of(header);
        _mel = MelGraph.Load(file.MelFilters, header.MelBands, threads);
        _decoder = DecoderGraph.Load(file, decoder, AttentionLayers, threads);
        _encoder = EncoderGraph.Load(file, encoder, decoder, threads);
        _embedding = file.Tensor("decoder.token_embedding.weight", header.VocabularySize, header.TextState);
        _positions = new float[header.TextContext * header.TextState];
        file.ReadFloats(file.Tensor("decoder.positional_embedding", header.TextContext, header.TextState), 0, _positions);
    }

    /// <summary>The sizes.</summary>
    public GgmlHeader Header => _file.Header;

    /// <summary>The bytes of the tokens of text.</summary>
    public IReadOnlyList<byte[]> Tokens => _file.Tokens;

    /// <summary>The heads of cross-attention that words are timed by.</summary>
    public IReadOnlyList<(int Layer, int Head)> AlignmentHeads { get; }

    /// <summary>Their layers, each once.</summary>
    public IReadOnlyList<int> AttentionLayers => [.. AlignmentHeads.Select(head => head.Layer).Distinct()];

    /// <summary>Loads a model's file.</summary>
    /// <param name="path">The file, in whisper.cpp's format. It stays open: embeddings are read as they are needed.</param>
    /// <param name="encoder">
    /// How the encoder's weights are held; null for 8 bits where the file has no more, which takes a third of the memory of
    /// 32-bit numbers for as much time, and for 32-bit numbers where it has.
    /// </param>
    /// <param name="decoder">How the decoder's weights are held, and the keys and values that it has of the sound.</param>
    /// <param name="threads">Threads of one run, 1 or more.</param>
    /// <exception cref="SpeechModelException">The file is not such a model.</exception>
    public static SpeechNetwork Load(string path, WeightPrecision? encoder, WeightPrecision decoder, int threads)
    {
        var file = GgmlFile.Open(path);
        try
        {
            return new SpeechNetwork(file, encoder ?? (file.IsQuantized ? WeightPrecision.EightBits : WeightPrecision.Float32), decoder, threads);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The log-mel spectrogram of a window that is filled up with silence, [1, bands, frames]. The caller disposes it.</summary>
    public OrtValue Spectrogram(ReadOnlySpan<float> samples) => LogMel.Spectrogram(_mel.Session, Header, samples);

    /// <summary>The encoder's rows, [audio context, width].</summary>
    public float[] EncodedRows(OrtValue spectrogram)
    {
        using var run = new RunOptions();
        using var outputs = _encoder.Session.Run(run, new Dictionary<string, OrtValue> { [EncoderGraph.Mel] = spectrogram }, [EncoderGraph.Encoded]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>Encodes a window. The caller disposes the result, whose memory the next window then takes.</summary>
    /// <param name="samples">Sound at 16 kHz, 30 s at most.</param>
    /// <param name="cancellationToken">Ends it between two operators of the network, which take a tenth of a second at most.</param>
    public EncodedWindow Encode(ReadOnlySpan<float> samples, CancellationToken cancellationToken = default)
    {
        using var spectrogram = Spectrogram(samples);
        var window = _windows.TryTake(out var free) ? free : new EncodedWindow(Header, _decoderPrecision, _windows);
        using var binding = _encoder.Session.CreateIoBinding();
        binding.BindInput(EncoderGraph.Mel, spectrogram);
        window.BindOutputs(binding);
        using var run = new RunOptions();
        using var ending = cancellationToken.Register(() => run.Terminate = true);
        try
        {
            _encoder.Session.RunWithBinding(run, binding);
            return window;
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            window.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Begins to decode a window. The caller disposes the result.</summary>
    /// <param name="window">The window, which has to live longer.</param>
    /// <param name="hypotheses">Hypotheses that are followed side by side.</param>
    /// <param name="capacity">Tokens of each, the prompt's too, at most; up to the text context.</param>
    public DecoderRun Begin(EncodedWindow window, int hypotheses, int capacity) => new(this, _decoder.Session, window, hypotheses, capacity);

    /// <summary>A token's embedding with that of its position.</summary>
    internal void Embed(int token, int position, Span<float> destination)
    {
        _file.ReadFloats(_embedding, (long)token * destination.Length, destination);
        System.Numerics.Tensors.TensorPrimitives.Add(
            destination, _positions.AsSpan(position * destination.Length, destination.Length), destination);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var window in _windows)
            window.Free();
        _mel.Dispose();
        _encoder.Dispose();
        _decoder.Dispose();
        _file.Dispose();
    }
}
