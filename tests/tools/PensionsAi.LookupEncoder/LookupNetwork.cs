using System.Runtime.InteropServices;

namespace PensionsAi.LookupEncoder;

/// <summary>
/// Writes ONNX networks that look each token up in a table (onnx.proto: ModelProto 1 ir_version, 7 graph, 8 opset_import; GraphProto 1 node,
/// 2 name, 5 initializer, 11 input, 12 output).
/// </summary>
public static class LookupNetwork
{
    private const int Single = 1;
    private const int Int64 = 7;
    private static readonly string[] Usual = ["input_ids", "attention_mask", "token_type_ids"];

    /// <summary>A network that gives the row of each token: <c>last_hidden_state</c>.</summary>
    /// <param name="table">A row for each token.</param>
    /// <param name="inputs">Its inputs, the tokens first; null for the usual ones.</param>
    public static byte[] States(IReadOnlyList<float[]> table, string[]? inputs = null) =>
        Model(table, inputs ?? Usual, Output("last_hidden_state", "batch", "tokens", null), Node("Gather", ["table", (inputs ?? Usual)[0]], "last_hidden_state"));

    /// <summary>A network that gives the mean of the rows of all tokens, padding too: <c>sentence_embedding</c>.</summary>
    public static byte[] Pooled(IReadOnlyList<float[]> table) => Model(
        table,
        Usual,
        Output("sentence_embedding", "batch", null),
        Node("Gather", ["table", "input_ids"], "states"),
        Node("ReduceMean", ["states"], "sentence_embedding")
            .Message(5, new ProtoMessage().Text(1, "axes").Number(8, 1).Number(20, 7))
            .Message(5, new ProtoMessage().Text(1, "keepdims").Number(3, 0).Number(20, 2)));

    private static byte[] Model(IReadOnlyList<float[]> table, string[] inputs, ProtoMessage output, params ProtoMessage[] nodes)
    {
        var graph = new ProtoMessage();
        foreach (var node in nodes)
            graph.Message(1, node);
        graph.Text(2, "lookup").Message(5, Table(table));
        foreach (var input in inputs)
            graph.Message(11, Value(input, Int64, "batch", "tokens"));
        graph.Message(12, output);
        return new ProtoMessage().Number(1, 8).Message(7, graph).Message(8, new ProtoMessage().Text(1, string.Empty).Number(2, 13)).ToArray();
    }

    private static ProtoMessage Node(string type, string[] inputs, string output)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        return node.Text(2, output).Text(4, type);
    }

    private static ProtoMessage Table(IReadOnlyList<float[]> table) => new ProtoMessage()
        .Number(1, table.Count).Number(1, table[0].Length).Number(2, Single).Text(8, "table")
        .Bytes(9, MemoryMarshal.AsBytes<float>(table.SelectMany(row => row).ToArray()).ToArray());

    private static ProtoMessage Output(string name, params string?[] dimensions) => Value(name, Single, dimensions);

    // A dimension without a name is left open.
    private static ProtoMessage Value(string name, int type, params string?[] dimensions)
    {
        var shape = new ProtoMessage();
        foreach (var dimension in dimensions)
            shape.Message(1, dimension is null ? new ProtoMessage() : new ProtoMessage().Text(2, dimension));
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, new ProtoMessage().Number(1, type).Message(2, shape)));
    }
}
