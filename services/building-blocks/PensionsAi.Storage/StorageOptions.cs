using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace PensionsAi.Storage;

/// <summary>Configuration section <c>Storage</c>: where every module of a process keeps its data.</summary>
public sealed record StorageOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary><c>sqlite</c> or <c>postgresql</c>. Default <c>sqlite</c>, in the local folder.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>
    /// Npgsql's connection string of a database that exists; needed for <c>postgresql</c>, not used for <c>sqlite</c>. The
    /// modules make their own schemas in it: <c>jobs</c>, <c>gateway</c>, <c>blobs</c>. Secret, as it may hold a password.
    /// </summary>
    public string ConnectionString { get; init; } = string.Empty;

    /// <summary>
    /// Bytes that the PostgreSQL database may grow to, 1 MiB or more; from there new inputs are refused. Nothing (default) leaves
    /// the limit to the server's disk, which the platform cannot see before it is full.
    /// </summary>
    [Range(1L << 20, long.MaxValue)]
    public long? MaxDatabaseBytes { get; init; }

    /// <summary>Whether a connection string is there, and can be read, where one is needed.</summary>
    /// <remarks>No message quotes the connection string: messages are logged.</remarks>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.PostgreSql && !NamesDatabase())
            yield return new ValidationResult(
                "Storage:ConnectionString must name a host and a database where Storage:Provider is postgresql.", [nameof(ConnectionString)]);
    }

    /// <summary>Everything but the connection string.</summary>
    public override string ToString() => $"{nameof(StorageOptions)} {{ {nameof(Provider)} = {Provider} }}";

    private bool NamesDatabase()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(ConnectionString) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
