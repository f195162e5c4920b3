namespace PensionsAi.JobWorker.Blobs;

/// <summary>The names of blobs that are still being written, or whose writer died: the same in every store.</summary>
public static class UnfinishedBlob
{
    private const string Suffix = ".part";

    /// <summary>Whether a name that a store lists is that of an unfinished blob.</summary>
    public static bool IsNameOfOne(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>What a blob is called until it is whole, apart from another write of the same name.</summary>
    internal static string NameFor(string name, Guid write) => $"{name}.{write:N}{Suffix}";
}
