namespace PensionsAi.Masking.MaskText;

/// <summary>
/// A text could not be searched whole, so nothing of it may be shown as masked. The cause is told by its type alone: its message may
/// quote the text.
/// </summary>
/// <param name="recognizer">The recognizer that failed.</param>
/// <param name="cause">Full name of the exception's type; null when the time ran out.</param>
/// <param name="stack">Where it was thrown.</param>
internal sealed class RecognizerFailedException(string recognizer, string? cause, string? stack) : Exception("A recognizer failed.")
{
    /// <summary>The recognizer that failed.</summary>
    public string Recognizer => recognizer;

    /// <summary>Full name of the exception's type; null when the time ran out.</summary>
    public string? Cause => cause;

    /// <summary>Where it was thrown.</summary>
    public string? CauseStack => stack;
}
