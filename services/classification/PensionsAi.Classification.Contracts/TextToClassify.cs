namespace PensionsAi.Classification.Contracts;

/// <summary>One text to classify.</summary>
/// <param name="Id">The caller's name for it, 1 to 128 characters; it comes back with the result.</param>
/// <param name="Text">At most 100,000 UTF-16 code units. An empty text gets no label.</param>
public sealed record TextToClassify(string Id, string Text);
