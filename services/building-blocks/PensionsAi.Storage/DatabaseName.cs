namespace PensionsAi.Storage;

/// <summary>What a module's database is called.</summary>
/// <param name="Module">The module; its SQLite file is <c>{Module}.db</c>.</param>
/// <param name="Schema">The schema in PostgreSQL.</param>
internal sealed record DatabaseName(string Module, string Schema);
