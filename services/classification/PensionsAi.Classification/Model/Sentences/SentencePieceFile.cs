using Google.Protobuf;
using Microsoft.ML.Tokenizers;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>
/// A vocabulary as SentencePiece writes it (sentencepiece_model.proto: ModelProto 1 pieces, each with 1 its text, and 2 trainer_spec with
/// 41 bos_id and 42 eos_id).
/// </summary>
internal sealed class SentencePieceFile
{
    private const int Pieces = 1;
    private const int PieceText = 1;
    private const int TrainerSpec = 2;
    private const int BeginningId = 41;
    private const int EndId = 42;

    private readonly byte[] _file;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Reads the pieces.</summary>
    /// <exception cref="InvalidProtocolBufferException">The file is none of these.</exception>
    public SentencePieceFile(byte[] file)
    {
        _file = file;
        using var input = new CodedInputStream(file);
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == Pieces)
                _numbers.TryAdd(TextOf(input.ReadBytes()), Count++);
            else
                input.SkipLastField();
        }
    }

    /// <summary>Number of pieces.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a piece; null when there is none.</summary>
    public int? Find(string piece) => _numbers.TryGetValue(piece, out var number) ? number : null;

    /// <summary>A tokenizer over the pieces.</summary>
    /// <param name="ends">
    /// Any two control pieces. Files whose texts have no mark at their beginning say −1 there, which the library takes for a place in the list;
    /// of a message that comes twice the later fields hold, so two more are put after the file. The marks are never added by the library.
    /// </param>
    public SentencePieceTokenizer Open((int Beginning, int End) ends)
    {
        using var stream = new MemoryStream();
        stream.Write(_file);
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(TrainerSpec, WireFormat.WireType.LengthDelimited);
            output.WriteLength(
                (2 * CodedOutputStream.ComputeTagSize(BeginningId)) + CodedOutputStream.ComputeInt32Size(ends.Beginning) + CodedOutputStream.ComputeInt32Size(ends.End));
            output.WriteTag(BeginningId, WireFormat.WireType.Varint);
            output.WriteInt32(ends.Beginning);
            output.WriteTag(EndId, WireFormat.WireType.Varint);
            output.WriteInt32(ends.End);
        }

        stream.Position = 0;
        return SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
    }

    private static string TextOf(ByteString piece)
    {
        using var input = piece.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == PieceText)
                return input.ReadString();
            input.SkipLastField();
        }

        return string.Empty;
    }
}
