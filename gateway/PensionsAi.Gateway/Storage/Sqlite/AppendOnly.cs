using Microsoft.EntityFrameworkCore.Migrations;

namespace PensionsAi.Gateway.Storage.Sqlite;

/// <summary>Makes the database itself refuse to change or remove an audit entry, whoever asks.</summary>
internal static class AppendOnly
{
    private const string Table = GatewayDbContext.AuditTable;

    /// <summary>Creates the triggers, for a migration.</summary>
    public static void Protect(MigrationBuilder migration)
    {
        migration.Sql(Trigger("update", "BEFORE UPDATE", condition: string.Empty));
        migration.Sql(Trigger("delete", "BEFORE DELETE", condition: string.Empty));
        // INSERT OR REPLACE removes the row in its way without asking the other two.
        migration.Sql(Trigger(
            "replace",
            "BEFORE INSERT",
            $"""
            WHEN EXISTS (SELECT 1 FROM {Table} WHERE "Sequence" = NEW."Sequence" OR "EventId" = NEW."EventId")
            """));
    }

    private static string Trigger(string name, string when, string condition) =>
        $"""
        CREATE TRIGGER {Table}_{name} {when} ON {Table} {condition}
        BEGIN
            SELECT RAISE(ABORT, 'the audit trail is append-only');
        END;
        """;
}
