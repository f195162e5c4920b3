namespace PensionsAi.MaskingClient;

/// <summary>Masking cannot be reached, or cannot answer now: a fault that passes. Nothing may be kept unmasked meanwhile.</summary>
public sealed class MaskingUnavailableException : Exception
{
    /// <summary>With the reason, which is no caller's content.</summary>
    public MaskingUnavailableException(string reason, Exception? innerException = null)
        : base("Masking is not available: " + reason, innerException)
    {
    }
}
