using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// A network that is being put together, in the ONNX format (field numbers: <c>onnx.proto</c> of ONNX). Weights are not
/// written into it: the graph names them, and ONNX Runtime is lent the memory that they were read into. What it keeps in a
/// layout of its own is freed, so that no weight is in memory twice.
/// </summary>
/// <param name="weightsPath">
/// The file that the weights come from. ONNX Runtime wants to see that it is there, and reads nothing of it. Null writes the
/// weights into the network: for small ones.
/// </param>
internal sealed class OnnxGraph(string? weightsPath = null) : IDisposable
{
    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    public const string RuntimeDomain = "com.microsoft";

    private const int IrVersion = 9;
    private const int OpsetVersion = 20;

    private readonly List<ProtoMessage> _nodes = [];
    private readonly List<ProtoMessage> _initializers = [];
    private readonly List<ProtoMessage> _inputs = [];
    private readonly List<ProtoMessage> _outputs = [];
    private readonly Dictionary<string, WeightMemory> _weights = [];
    private readonly List<string> _packed = [];
    private int _names;

    /// <summary>Declares an input. Extents that vary are -1.</summary>
    public string Input(string name, TensorElementType type, params long[] shape)
    {
        _inputs.Add(ValueInfo(name, type, shape));
        return name;
    }

    /// <summary>Declares the output of that name.</summary>
    public void Output(string name, TensorElementType type, params long[] shape) => _outputs.Add(ValueInfo(name, type, shape));

    /// <summary>Adds an operator with one output.</summary>
    /// <param name="type">The operator.</param>
    /// <param name="inputs">Its inputs; an empty name leaves one out.</param>
    /// <param name="attributes">Its attributes: int, float, string or int[].</param>
    /// <param name="name">Name of the output; null makes one up.</param>
    /// <param name="domain">The operator's domain.</param>
    /// <returns>The output's name.</returns>
    public string Node(string type, string[] inputs, (string Name, object Value)[]? attributes = null, string? name = null, string domain = "")
    {
        name ??= $"{type}{_names++}";
        Nodes(type, inputs, [name], attributes, domain);
        return name;
    }

    /// <summary>Adds an operator with several outputs.</summary>
    public void Nodes(string type, string[] inputs, string[] outputs, (string Name, object Value)[]? attributes = null, string domain = "")
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Add(1, input);
        foreach (var output in outputs)
            node.Add(2, output);
        node.Add(3, $"{type}_{_nodes.Count}").Add(4, type);
        foreach (var (attribute, value) in attributes ?? [])
            node.Add(5, Attribute(attribute, value));
        _nodes.Add(node.Add(7, domain));
    }

    /// <summary>A constant vector of whole numbers.</summary>
    public string Constant(params long[] values) =>
        Constant(TensorElementType.Int64, MemoryMarshal.AsBytes<long>(values), [values.Length]);

    /// <summary>A constant number.</summary>
    public string Constant(float value) => Constant(TensorElementType.Float, MemoryMarshal.AsBytes<float>([value]), []);

    /// <summary>No rows of that many numbers.</summary>
    public string NoRows(int width) => Constant(TensorElementType.Float, [], [1, 0, width]);

    /// <summary>A constant number of double precision.</summary>
    public string Constant(double value) => Constant(TensorElementType.Double, MemoryMarshal.AsBytes<double>([value]), []);

    /// <summary>Adds a weight.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isFreedWhenLoaded">Whether the runtime is known to keep a copy of its own.</param>
    /// <param name="memory">Its numbers; this object disposes it, or the loaded network does.</param>
    public string Weight(string name, WeightMemory memory, bool isFreedWhenLoaded = false)
    {
        if (isFreedWhenLoaded)
            _packed.Add(name);
        var tensor = Tensor(name, memory.Type, memory.Shape);
        _initializers.Add(weightsPath is null
            ? tensor.Add(9, memory.As<byte>())
            : tensor.Add(13, new ProtoMessage().Add(1, "location").Add(2, Path.GetFileName(weightsPath))).Add(14, 1));
        _weights.Add(name, memory);
        return name;
    }

    /// <summary>Whether a weight of that name was added.</summary>
    public bool HasWeight(string name) => _weights.ContainsKey(name);

    /// <summary>Loads the network.</summary>
    /// <param name="threads">Threads of one run, 1 or more.</param>
    /// <param name="packs">
    /// Whether the runtime may keep weights in a layout of its own. It makes 32-bit products of many rows little faster, and
    /// would have every weight in memory twice.
    /// </param>
    public LoadedGraph Load(int threads, bool packs)
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,

            // A pattern is a second set of buffers beside those of the first run.
            EnableMemoryPattern = false,
        };

        // A run of the decoder is hundreds of short operators: threads that slept between them would double its time. They
        // stop when the run does.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "1");
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        // Packed weights go straight into memory of their own size: the runtime's arena grows in powers of two.
        options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", "1");
        if (weightsPath is not null)
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(weightsPath)!);
        if (!packs)
            options.AddSessionConfigEntry("session.disable_prepacking", "1");
        foreach (var (name, memory) in _weights)
            options.AddInitializer(name, memory.Value);
        var session = new InferenceSession(ToArray(), options);
        foreach (var weight in _packed)
        {
            _weights.Remove(weight, out var memory);
            memory!.Dispose();
        }

        FreedMemory.GiveBack();
        var kept = _weights.Values.ToList();
        _weights.Clear();
        return new LoadedGraph(session, kept);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var weight in _weights.Values)
            weight.Dispose();
        foreach (var message in _nodes.Concat(_initializers).Concat(_inputs).Concat(_outputs))
            message.Dispose();
    }

    private byte[] ToArray()
    {
        var graph = new ProtoMessage();
        foreach (var node in _nodes)
            graph.Add(1, node.ToArray().AsSpan());
        graph.Add(2, "speech");
        foreach (var initializer in _initializers)
            graph.Add(5, initializer.ToArray().AsSpan());
        foreach (var input in _inputs)
            graph.Add(11, input.ToArray().AsSpan());
        foreach (var output in _outputs)
            graph.Add(12, output.ToArray().AsSpan());
        using var model = new ProtoMessage();
        return model
            .Add(1, IrVersion)
            .Add(7, graph)
            .Add(8, new ProtoMessage().Add(1, string.Empty).Add(2, OpsetVersion))
            .Add(8, new ProtoMessage().Add(1, RuntimeDomain).Add(2, 1))
            .ToArray();
    }

    private string Constant(TensorElementType type, ReadOnlySpan<byte> bytes, long[] shape)
    {
        var name = $"constant{_names++}";
        _initializers.Add(Tensor(name, type, shape).Add(9, bytes));
        return name;
    }

    private static ProtoMessage Tensor(string name, TensorElementType type, long[] shape)
    {
        var tensor = new ProtoMessage();
        foreach (var extent in shape)
            tensor.Add(1, extent);
        return tensor.Add(2, (int)type).Add(8, name);
    }

    private static ProtoMessage ValueInfo(string name, TensorElementType type, long[] shape)
    {
        var dimensions = new ProtoMessage();
        for (var i = 0; i < shape.Length; i++)
            dimensions.Add(1, shape[i] < 0 ? new ProtoMessage().Add(2, $"{name}_{i}") : new ProtoMessage().Add(1, shape[i]));
        var tensor = new ProtoMessage().Add(1, (int)type).Add(2, dimensions);
        return new ProtoMessage().Add(1, name).Add(2, new ProtoMessage().Add(1, tensor));
    }

    private static ProtoMessage Attribute(string name, object value)
    {
        const int kindFloat = 1, kindInt = 2, kindString = 3, kindInts = 7;
        var attribute = new ProtoMessage().Add(1, name);
        switch (value)
        {
            case int number:
                return attribute.Add(3, number).Add(20, kindInt);
            case float number:
                return attribute.Add(2, number).Add(20, kindFloat);
            case string text:
                return attribute.Add(4, text).Add(20, kindString);
            case int[] numbers:
                foreach (var number in numbers)
                    attribute.Add(8, number);
                return attribute.Add(20, kindInts);
            default:
                throw new ArgumentException($"An attribute cannot be a {value.GetType().Name}.", nameof(value));
        }
    }
}
