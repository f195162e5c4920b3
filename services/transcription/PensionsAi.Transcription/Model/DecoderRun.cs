using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>
/// Hypotheses over one window that grow token by token. The buffers are bound once and written in place. Not thread-safe.
/// </summary>
internal sealed class DecoderRun : IDisposable
{
    private readonly SpeechNetwork _network;
    private readonly InferenceSession _session;
    private readonly EncodedWindow _window;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _run = new();
    private readonly int _capacity;
    private readonly int[] _lastPositions;
    private readonly int[] _totalLength = [0];
    private readonly OrtValue[] _caches;
    private readonly OrtValue[] _scalars;
    private Shaped? _shaped;

    internal DecoderRun(SpeechNetwork network, InferenceSession session, EncodedWindow window, int hypotheses, int capacity)
    {
        _network = network;
        _session = session;
        _window = window;
        Hypotheses = hypotheses;
        _capacity = capacity;
        var header = network.Header;
        _binding = session.CreateIoBinding();
        window.BindInputs(_binding);
        _lastPositions = new int[hypotheses];
        _scalars =
        [
            OrtValue.CreateTensorValueFromMemory(_lastPositions, [hypotheses]),
            OrtValue.CreateTensorValueFromMemory(_totalLength, []),
        ];
        _binding.BindInput(DecoderGraph.LastPositions, _scalars[0]);
        _binding.BindInput(DecoderGraph.TotalLength, _scalars[1]);
        _caches = new OrtValue[2 * header.TextLayers];
        for (var layer = 0; layer < header.TextLayers; layer++)
        {
            Bind(2 * layer, DecoderGraph.PastKeys(layer), DecoderGraph.PresentKeys(layer));
            Bind((2 * layer) + 1, DecoderGraph.PastValues(layer), DecoderGraph.PresentValues(layer));
        }
    }

    /// <summary>Hypotheses followed side by side.</summary>
    public int Hypotheses { get; }

    /// <summary>Tokens decoded so far, the prompt's too.</summary>
    public int Length { get; private set; }

    /// <summary>Takes tokens of the only hypothesis that nothing is asked about, as many at once as one step can have.</summary>
    public void Read(ReadOnlySpan<int> tokens)
    {
        for (; tokens.Length > SoundCache.MostRows; tokens = tokens[SoundCache.MostRows..])
            Step(tokens[..SoundCache.MostRows]);
        if (tokens.Length > 0)
            Step(tokens);
    }

    /// <summary>Takes tokens and gives the logits of wanted rows.</summary>
    /// <param name="tokens">
    /// The next tokens of every hypothesis, [hypotheses, tokens], within the capacity, and at most <see cref="SoundCache.MostRows"/> of all.
    /// </param>
    /// <param name="wantedRows">Rows of <paramref name="tokens"/> whose logits are wanted; null for the last of each hypothesis.</param>
    /// <returns>The logits, [wanted rows, vocabulary], until the next call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more tokens.</exception>
    public Span<float> Step(scoped ReadOnlySpan<int> tokens, int[]? wantedRows = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens.Length, SoundCache.MostRows);
        var count = tokens.Length / Hypotheses;
        wantedRows ??= [.. Enumerable.Range(1, Hypotheses).Select(hypothesis => (hypothesis * count) - 1)];
        var shaped = Shape(count, wantedRows.Length);
        var width = _network.Header.TextState;
        var embedded = shaped.Embedded.GetTensorMutableDataAsSpan<float>();
        for (var i = 0; i < tokens.Length; i++)
            _network.Embed(tokens[i], Length + (i % count), embedded.Slice(i * width, width));
        for (var i = 0; i < wantedRows.Length; i++)
            shaped.Rows[i] = wantedRows[i];
        Length += count;
        _totalLength[0] = Length;
        Array.Fill(_lastPositions, Length - 1);
        _session.RunWithBinding(_run, _binding);
        return shaped.Logits.GetTensorMutableDataAsSpan<float>();
    }

    /// <summary>Where a head looked at in the last step, for one row of its tokens: [audio context].</summary>
    public ReadOnlySpan<float> Attention(int layer, int head, int row)
    {
        var context = _network.Header.AudioContext;
        var rows = _shaped!.Tokens * Hypotheses;
        return _shaped.Attention[layer].GetTensorDataAsSpan<float>().Slice(((head * rows) + row) * (context + rows - 1), context);
    }

    /// <summary>Several hypotheses that go on from this only one. The caller disposes them.</summary>
    /// <param name="hypotheses">How many.</param>
    public DecoderRun Spread(int hypotheses)
    {
        var spread = new DecoderRun(_network, _session, _window, hypotheses, _capacity) { Length = Length };
        for (var i = 0; i < _caches.Length; i++)
        {
            var one = _caches[i].GetTensorDataAsSpan<float>();
            var all = spread._caches[i].GetTensorMutableDataAsSpan<float>();
            for (var hypothesis = 0; hypothesis < hypotheses; hypothesis++)
                one.CopyTo(all[(hypothesis * one.Length)..]);
        }

        return spread;
    }

    /// <summary>Replaces every hypothesis by one that it goes on from.</summary>
    /// <param name="parents">For each hypothesis, the one that it continues.</param>
    public void Reorder(ReadOnlySpan<int> parents)
    {
        var isSame = true;
        for (var i = 0; i < parents.Length; i++)
            isSame &= parents[i] == i;
        if (isSame)
            return;

        var header = _network.Header;
        var headWidth = header.TextState / header.TextHeads;
        var (headSize, used) = (_capacity * headWidth, Length * headWidth);
        var size = header.TextHeads * headSize;
        var copy = new float[Hypotheses * size];
        foreach (var cache in _caches)
        {
            var data = cache.GetTensorMutableDataAsSpan<float>();
            data.CopyTo(copy);
            for (var i = 0; i < Hypotheses; i++)
            {
                for (var head = 0; head < header.TextHeads && parents[i] != i; head++)
                    copy.AsSpan((parents[i] * size) + (head * headSize), used).CopyTo(data[((i * size) + (head * headSize))..]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _run.Dispose();
        foreach (var value in _caches.Concat(_scalars))
            value.Dispose();
        _shaped?.Dispose();
    }

    private void Bind(int index, string past, string present)
    {
        var header = _network.Header;
        _caches[index] = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance,
            TensorElementType.Float,
            [Hypotheses, header.TextHeads, _capacity, header.TextState / header.TextHeads]);
        _binding.BindInput(past, _caches[index]);
        _binding.BindOutput(present, _caches[index]);
    }

    /// <summary>The buffers whose shape follows the number of tokens, bound anew when it changes.</summary>
    private Shaped Shape(int tokens, int rows)
    {
        if (_shaped is { } current && current.Tokens == tokens && current.Rows.Length == rows)
            return current;
        _shaped?.Dispose();
        _shaped = new Shaped(_network, Hypotheses, tokens, rows);
        _binding.BindInput(DecoderGraph.Embedded, _shaped.Embedded);
        _binding.BindInput(DecoderGraph.WantedRows, _shaped.WantedRows);
        _binding.BindInput(DecoderGraph.LastFrame, _shaped.LastFrame);
        _binding.BindInput(DecoderGraph.TotalFrames, _shaped.TotalFrames);
        _binding.BindInput(DecoderGraph.FrameMask, _shaped.FrameMask);
        _binding.BindOutput(DecoderGraph.Logits, _shaped.Logits);
        foreach (var (layer, attention) in _shaped.Attention)
            _binding.BindOutput(DecoderGraph.Attention(layer), attention);
        return _shaped;
    }

    private sealed class Shaped : IDisposable
    {
        /// <summary>Far below any match of a row and a frame.</summary>
        private const float Hidden = -1e9f;

        public Shaped(SpeechNetwork network, int hypotheses, int tokens, int rows)
        {
            var header = network.Header;
            Tokens = tokens;
            Rows = new long[rows];
            WantedRows = OrtValue.CreateTensorValueFromMemory(Rows, [rows]);
            Embedded = Allocate(hypotheses, tokens, header.TextState);
            Logits = Allocate(rows, header.VocabularySize);
            var given = hypotheses * tokens;
            var frames = header.AudioContext + given - 1;
            LastFrame = OrtValue.CreateTensorValueFromMemory(new[] { frames - 1 }, [1]);
            TotalFrames = OrtValue.CreateTensorValueFromMemory(new[] { frames }, []);
            FrameMask = Allocate(1, 1, given, frames);
            var mask = FrameMask.GetTensorMutableDataAsSpan<float>();
            for (var row = 0; row < given; row++)
            {
                mask.Slice(row * frames, header.AudioContext).Clear();
                mask.Slice((row * frames) + header.AudioContext, given - 1).Fill(Hidden);
            }

            Attention = network.AttentionLayers.ToDictionary(layer => layer, _ => Allocate(1, header.TextHeads, given, frames));
        }

        public int Tokens { get; }

        public long[] Rows { get; }

        public OrtValue WantedRows { get; }

        public OrtValue Embedded { get; }

        public OrtValue LastFrame { get; }

        public OrtValue TotalFrames { get; }

        public OrtValue FrameMask { get; }

        public OrtValue Logits { get; }

        public Dictionary<int, OrtValue> Attention { get; }

        public void Dispose()
        {
            WantedRows.Dispose();
            Embedded.Dispose();
            LastFrame.Dispose();
            TotalFrames.Dispose();
            FrameMask.Dispose();
            Logits.Dispose();
            foreach (var attention in Attention.Values)
                attention.Dispose();
        }

        private static OrtValue Allocate(params long[] shape) =>
            OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);
    }
}
