using System.Text;

namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>What a file holds before and between its weights. Every length is checked against the file's before it is believed.</summary>
internal sealed class GgmlIndex
{
    private const uint Magic = 0x67676d6c;
    private const int Frequencies = 201;
    private const int MaxTokenBytes = 1_024;
    private const int MaxNameBytes = 128;
    private const int MaxTensors = 4_096;

    private GgmlIndex(GgmlHeader header, float[] melFilters, IReadOnlyList<byte[]> tokens, IReadOnlyDictionary<string, GgmlTensor> tensors)
    {
        Header = header;
        MelFilters = melFilters;
        Tokens = tokens;
        Tensors = tensors;
    }

    public GgmlHeader Header { get; }

    public float[] MelFilters { get; }

    public IReadOnlyList<byte[]> Tokens { get; }

    public IReadOnlyDictionary<string, GgmlTensor> Tensors { get; }

    /// <summary>Reads a file from its start.</summary>
    /// <exception cref="SpeechModelException">It is not such a model, is damaged, or is cut off.</exception>
    public static GgmlIndex Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic)
                throw new SpeechModelException("The file is not a speech model in ggml format.");
            var header = ReadHeader(reader);
            return new GgmlIndex(header, ReadFilters(reader, header), ReadTokens(reader, header), ReadTensors(reader));
        }
        catch (EndOfStreamException)
        {
            throw new SpeechModelException("The model's file is cut off.");
        }
    }

    private static GgmlHeader ReadHeader(BinaryReader reader)
    {
        var header = new GgmlHeader(
            VocabularySize: reader.ReadInt32(),
            AudioContext: reader.ReadInt32(),
            AudioState: reader.ReadInt32(),
            AudioHeads: reader.ReadInt32(),
            AudioLayers: reader.ReadInt32(),
            TextContext: reader.ReadInt32(),
            TextState: reader.ReadInt32(),
            TextHeads: reader.ReadInt32(),
            TextLayers: reader.ReadInt32(),
            MelBands: reader.ReadInt32());
        _ = reader.ReadInt32(); // How most tensors are stored; each one says so itself.
        header.Check();
        return header;
    }

    private static float[] ReadFilters(BinaryReader reader, GgmlHeader header)
    {
        if (reader.ReadInt32() != header.MelBands || reader.ReadInt32() != Frequencies)
            throw new SpeechModelException("The mel filters do not fit the model.");
        var filters = new float[header.MelBands * Frequencies];
        for (var i = 0; i < filters.Length; i++)
            filters[i] = reader.ReadSingle();
        return filters.All(float.IsFinite) ? filters : throw new SpeechModelException("The mel filters hold what is no number.");
    }

    private static byte[][] ReadTokens(BinaryReader reader, GgmlHeader header)
    {
        var count = reader.ReadInt32();
        if (count is < 256 || count > header.VocabularySize)
            throw new SpeechModelException($"A vocabulary of {count} tokens does not fit the model.");
        var tokens = new byte[count][];
        for (var i = 0; i < count; i++)
            tokens[i] = ReadBytes(reader, MaxTokenBytes, "token");
        return tokens;
    }

    private static Dictionary<string, GgmlTensor> ReadTensors(BinaryReader reader)
    {
        var stream = reader.BaseStream;
        var tensors = new Dictionary<string, GgmlTensor>(StringComparer.Ordinal);
        while (stream.Position < stream.Length)
        {
            var tensor = ReadTensor(reader);
            if (tensors.Count == MaxTensors || !tensors.TryAdd(tensor.Name, tensor))
                throw new SpeechModelException("The model has a tensor twice, or too many.");
            var end = tensor.Offset + tensor.BytesOf(tensor.Elements);
            if (end > stream.Length)
                throw new SpeechModelException($"The model's file is cut off in {tensor.Name}.");
            stream.Position = end;
        }

        return tensors;
    }

    private static GgmlTensor ReadTensor(BinaryReader reader)
    {
        var dimensions = reader.ReadInt32();
        var nameBytes = reader.ReadInt32();
        var type = (GgmlType)reader.ReadInt32();
        if (dimensions is < 1 or > 4 || nameBytes is < 1 or > MaxNameBytes || !GgmlBlocks.IsKnown(type))
            throw new SpeechModelException("The model has a tensor of a kind that is not known.");
        var shape = new int[dimensions];
        var elements = 1L;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            shape[i] = reader.ReadInt32();
            if (shape[i] < 1 || shape[i] > int.MaxValue / elements)
                throw new SpeechModelException("The model has a tensor of an impossible shape.");
            elements *= shape[i];
        }

        if (GgmlBlocks.IsBlocked(type) && shape[^1] % GgmlBlocks.BlockElements != 0)
            throw new SpeechModelException("The model has a quantised tensor whose rows are not whole blocks.");
        var name = reader.ReadBytes(nameBytes);
        if (name.Length < nameBytes || !Ascii.IsValid(name))
            throw new SpeechModelException("The model has a tensor whose name is not one.");
        return new GgmlTensor(Encoding.ASCII.GetString(name), type, shape, reader.BaseStream.Position);
    }

    private static byte[] ReadBytes(BinaryReader reader, int most, string what)
    {
        var length = reader.ReadInt32();
        if (length < 0 || length > most)
            throw new SpeechModelException($"The model has a {what} of {length} bytes.");
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}
