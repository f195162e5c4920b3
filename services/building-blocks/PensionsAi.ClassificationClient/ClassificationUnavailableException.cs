namespace PensionsAi.ClassificationClient;

/// <summary>Classification cannot be reached, or cannot answer now: a fault that passes.</summary>
public sealed class ClassificationUnavailableException : Exception
{
    /// <summary>With the reason, which is no caller's content.</summary>
    public ClassificationUnavailableException(string reason, Exception? innerException = null)
        : base("Classification is not available: " + reason, innerException)
    {
    }
}
