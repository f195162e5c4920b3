using Microsoft.EntityFrameworkCore.Migrations;

namespace PensionsAi.Gateway.Storage;

/// <summary>
/// Makes the database itself refuse to change or remove an audit entry, whoever asks. The one place with statements for a
/// particular kind of database.
/// </summary>
internal static class AppendOnly
{
    public const string AuditTable = "audit_entries";

    /// <summary>Creates the triggers, for a migration.</summary>
    public static void Protect(MigrationBuilder migration)
    {
        if (migration.ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite")
            throw new NotSupportedException($"There are no append-only triggers for {migration.ActiveProvider} yet.");

        migration.Sql(Trigger("update", "BEFORE UPDATE", condition: string.Empty));
        migration.Sql(Trigger("delete", "BEFORE DELETE", condition: string.Empty));
        // INSERT OR REPLACE removes the row in its way without asking the other two.
        migration.Sql(Trigger(
            "replace",
            "BEFORE INSERT",
            $"""
            WHEN EXISTS (SELECT 1 FROM {AuditTable} WHERE "Sequence" = NEW."Sequence" OR "EventId" = NEW."EventId")
            """));
    }

    private static string Trigger(string name, string when, string condition) =>
        $"""
        CREATE TRIGGER {AuditTable}_{name} {when} ON {AuditTable} {condition}
        BEGIN
            SELECT RAISE(ABORT, 'the audit trail is append-only');
        END;
        """;
}
