namespace PensionsAi.Inference.Manifests;

/// <summary>A model, or one of its files, is not installed.</summary>
/// <param name="message">What is missing.</param>
public sealed class ModelNotFoundException(string message) : Exception(message);
