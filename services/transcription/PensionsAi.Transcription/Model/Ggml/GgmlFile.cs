using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>
/// A speech model in whisper.cpp's format: sizes, mel filters, vocabulary and tensors, of which only the places are read
/// until they are asked for. Thread-safe.
/// </summary>
internal sealed class GgmlFile : IDisposable
{
    /// <summary>Bytes read at once when a tensor is converted.</summary>
    private const int ChunkBytes = 1 << 20;

    private readonly SafeFileHandle _file;
    private readonly IReadOnlyDictionary<string, GgmlTensor> _tensors;

    private GgmlFile(string path, SafeFileHandle file, GgmlIndex index)
    {
        Path = path;
        _file = file;
        _tensors = index.Tensors;
        Header = index.Header;
        MelFilters = index.MelFilters;
        Tokens = index.Tokens;
    }

    /// <summary>Where the file lies, an absolute path.</summary>
    public string Path { get; }

    /// <summary>The sizes.</summary>
    public GgmlHeader Header { get; }

    /// <summary>The mel filters, [bands, 201], over the 201 frequencies of a 400-point transform.</summary>
    public float[] MelFilters { get; }

    /// <summary>The bytes of the tokens of text, by token id. Special tokens come after them.</summary>
    public IReadOnlyList<byte[]> Tokens { get; }

    /// <summary>Whether matrices are stored in blocks of few bits.</summary>
    public bool IsQuantized => _tensors.Values.Any(tensor => GgmlBlocks.IsBlocked(tensor.Type));

    /// <summary>Opens a file and reads all but the weights.</summary>
    /// <exception cref="SpeechModelException">The file is not such a model, is damaged, or is cut off.</exception>
    public static GgmlFile Open(string path)
    {
        // ONNX Runtime refuses a file whose folder is not the one that it was named by, and volumes are full of links.
        path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(path);
        var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return new GgmlFile(path, file, GgmlIndex.Read(stream));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A tensor of the shape that the sizes ask for; extents of one do not count.</summary>
    /// <exception cref="SpeechModelException">There is none, or it has another shape.</exception>
    public GgmlTensor Tensor(string name, params int[] shape)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
            throw new SpeechModelException($"The model lacks the tensor {name}.");
        return tensor.Shape.Where(extent => extent != 1).SequenceEqual(shape.Where(extent => extent != 1))
            ? tensor
            : throw new SpeechModelException($"The tensor {name} has the shape [{string.Join(", ", tensor.Shape)}] instead of [{string.Join(", ", shape)}].");
    }

    /// <summary>Converts numbers from one on, as many as the destination takes. Both whole rows.</summary>
    public void ReadFloats(GgmlTensor tensor, long firstElement, Span<float> destination)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var done = 0; done < destination.Length;)
            {
                var count = Math.Min(ChunkElements(tensor, GgmlBlocks.BlockElements), destination.Length - done);
                var bytes = buffer.AsSpan(0, (int)tensor.BytesOf(count));
                Fill(tensor.Offset + tensor.BytesOf(firstElement + done), bytes);
                GgmlBlocks.ToFloats(tensor.Type, bytes, destination.Slice(done, count));
                done += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Converts a whole tensor to 8-bit numbers around 128 with a scale for each block, a multiple of 32 of them.</summary>
    public void ReadEightBits(GgmlTensor tensor, Span<byte> values, Span<float> scales)
    {
        var block = values.Length / scales.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var done = 0; done < values.Length;)
            {
                var count = Math.Min(ChunkElements(tensor, block), values.Length - done);
                var bytes = buffer.AsSpan(0, (int)tensor.BytesOf(count));
                Fill(tensor.Offset + tensor.BytesOf(done), bytes);
                GgmlBlocks.ToEightBits(tensor.Type, bytes, values.Slice(done, count), scales.Slice(done / block, count / block));
                done += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Whole blocks that fit the buffer.</summary>
    private static int ChunkElements(GgmlTensor tensor, int block) => (int)(ChunkBytes / tensor.BytesOf(block)) * block;

    private void Fill(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            var read = RandomAccess.Read(_file, destination, offset);
            if (read == 0)
                throw new SpeechModelException("The model's file has become shorter.");
            offset += read;
            destination = destination[read..];
        }
    }
}
