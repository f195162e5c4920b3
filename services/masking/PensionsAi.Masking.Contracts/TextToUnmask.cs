namespace PensionsAi.Masking.Contracts;

/// <summary>One text to restore.</summary>
/// <param name="Id">The caller's name for it, 1 to 128 characters; it comes back with the result.</param>
/// <param name="Text">1 to 1,000,000 UTF-16 code units.</param>
public sealed record TextToUnmask(string Id, string Text);
