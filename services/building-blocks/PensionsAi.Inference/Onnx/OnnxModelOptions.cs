namespace PensionsAi.Inference.Onnx;

/// <summary>How ONNX Runtime runs a model.</summary>
public sealed record OnnxModelOptions
{
    /// <summary>Threads inside one run, 1 or more. Default 1: several calls side by side beat one call on several threads.</summary>
    public int IntraOpThreads { get; init; } = 1;
}
