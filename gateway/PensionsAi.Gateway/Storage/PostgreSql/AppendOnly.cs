using Microsoft.EntityFrameworkCore.Migrations;

namespace PensionsAi.Gateway.Storage.PostgreSql;

/// <summary>
/// Makes the database itself refuse to change or remove an audit entry, whoever asks: also an <c>INSERT … ON CONFLICT DO
/// UPDATE</c>, which asks the trigger of updates, and a <c>TRUNCATE</c>, which asks that of no row. Who owns the table can drop the
/// triggers; what an operator may do is the database's own business.
/// </summary>
internal static class AppendOnly
{
    private const string Schema = PostgreSqlGatewayDbContext.Schema;
    private const string Table = GatewayDbContext.AuditTable;

    /// <summary>Creates the triggers, for a migration.</summary>
    public static void Protect(MigrationBuilder migration)
    {
        migration.Sql($"""
            CREATE FUNCTION {Schema}.refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the audit trail is append-only';
            END;
            $$;
            """);
        migration.Sql($"CREATE TRIGGER {Table}_rewrite BEFORE UPDATE OR DELETE ON {Schema}.{Table} FOR EACH ROW EXECUTE FUNCTION {Schema}.refuse_rewrite();");
        migration.Sql($"CREATE TRIGGER {Table}_truncate BEFORE TRUNCATE ON {Schema}.{Table} FOR EACH STATEMENT EXECUTE FUNCTION {Schema}.refuse_rewrite();");
        // Replication's role, in which ordinary triggers sleep, is no way round.
        migration.Sql($"ALTER TABLE {Schema}.{Table} ENABLE ALWAYS TRIGGER {Table}_rewrite;");
        migration.Sql($"ALTER TABLE {Schema}.{Table} ENABLE ALWAYS TRIGGER {Table}_truncate;");
    }
}
