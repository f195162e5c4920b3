namespace PensionsAi.Storage;

/// <summary>The kinds of storage that the platform keeps its data in.</summary>
public enum StorageProvider
{
    /// <summary>SQLite files and a folder of blobs on one machine's disk.</summary>
    Sqlite,

    /// <summary>One PostgreSQL database, 14 or later, that any number of processes share.</summary>
    PostgreSql,
}
