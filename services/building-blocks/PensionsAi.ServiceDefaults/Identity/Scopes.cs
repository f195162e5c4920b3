namespace PensionsAi.ServiceDefaults.Identity;

/// <summary>What a caller may be allowed to do. The names are part of the public contract.</summary>
public static class Scopes
{
    /// <summary>Mask text.</summary>
    public const string Mask = "mask";

    /// <summary>Restore text that was masked reversibly.</summary>
    public const string Unmask = "unmask";

    /// <summary>Classify and analyse free text.</summary>
    public const string Classify = "classify";

    /// <summary>Read scanned forms.</summary>
    public const string ReadForms = "read-forms";

    /// <summary>Transcribe calls.</summary>
    public const string Transcribe = "transcribe";

    /// <summary>See and settle what a model was unsure of.</summary>
    public const string Review = "review";

    /// <summary>Teach and train models.</summary>
    public const string Train = "train";

    /// <summary>See the platform's state.</summary>
    public const string Operate = "operate";

    /// <summary>Every scope.</summary>
    public static IReadOnlyList<string> All { get; } = [Mask, Unmask, Classify, ReadForms, Transcribe, Review, Train, Operate];
}
