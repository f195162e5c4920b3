using System.Runtime.InteropServices;
using Google.Protobuf;

namespace PensionsAi.Models.PensionFreetext.WordVectors;

/// <summary>
/// Writes an ONNX network that looks each token up in a table (onnx.proto: ModelProto 1 ir_version, 7 graph, 8 opset_import; GraphProto
/// 1 node, 2 name, 5 initializer, 11 input, 12 output).
/// </summary>
internal static class LookupNetwork
{
    private const int Single = 1;
    private const int Int64 = 7;

    /// <summary>The network's file.</summary>
    /// <param name="table">A row for each token.</param>
    public static byte[] Write(IReadOnlyList<float[]> table)
    {
        var node = Message(output =>
        {
            Text(output, 1, "table");
            Text(output, 1, "input_ids");
            Text(output, 2, "last_hidden_state");
            Text(output, 4, "Gather");
        });
        var graph = Message(output =>
        {
            Bytes(output, 1, node);
            Text(output, 2, "lookup");
            Bytes(output, 5, Table(table));
            Bytes(output, 11, Value("input_ids", Int64, "batch", "tokens"));
            Bytes(output, 12, Value("last_hidden_state", Single, "batch", "tokens", "dimensions"));
        });
        return Message(output =>
        {
            Number(output, 1, 8);
            Bytes(output, 7, graph);
            Bytes(output, 8, Message(opset => Number(opset, 2, 13)));
        });
    }

    private static byte[] Table(IReadOnlyList<float[]> table) => Message(output =>
    {
        Number(output, 1, table.Count);
        Number(output, 1, table[0].Length);
        Number(output, 2, Single);
        Text(output, 8, "table");
        Bytes(output, 9, MemoryMarshal.AsBytes<float>(table.SelectMany(row => row).ToArray()).ToArray());
    });

    private static byte[] Value(string name, int type, params string[] dimensions)
    {
        var shape = Message(output =>
        {
            foreach (var dimension in dimensions)
                Bytes(output, 1, Message(one => Text(one, 2, dimension)));
        });
        var tensor = Message(output =>
        {
            Number(output, 1, type);
            Bytes(output, 2, shape);
        });
        return Message(output =>
        {
            Text(output, 1, name);
            Bytes(output, 2, Message(one => Bytes(one, 1, tensor)));
        });
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
            write(output);
        return buffer.ToArray();
    }

    private static void Number(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    private static void Text(CodedOutputStream output, int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    private static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }
}
