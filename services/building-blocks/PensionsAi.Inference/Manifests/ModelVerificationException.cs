namespace PensionsAi.Inference.Manifests;

/// <summary>A model's file is not the one that its manifest describes. The model is refused.</summary>
/// <param name="message">Which file.</param>
public sealed class ModelVerificationException(string message) : Exception(message);
