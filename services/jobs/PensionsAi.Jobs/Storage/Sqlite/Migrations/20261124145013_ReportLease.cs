using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.Jobs.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportLease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReportAt",
                table: "jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BegunAttempt",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FailedAttempt",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was still to be reported is due at once.
            migrationBuilder.Sql("""UPDATE jobs SET "ReportAt" = "FinishedAt" WHERE "FinishedAt" IS NOT NULL AND NOT "EndReported";""");

            migrationBuilder.DropIndex(
                name: "IX_jobs_Status_EndReported",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "EndReported",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_ReportAt",
                table: "jobs",
                column: "ReportAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "EndReported",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""UPDATE jobs SET "EndReported" = 1 WHERE "FinishedAt" IS NOT NULL AND "ReportAt" IS NULL;""");

            migrationBuilder.DropColumn(
                name: "BegunAttempt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "FailedAttempt",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "IX_jobs_ReportAt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "ReportAt",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_Status_EndReported",
                table: "jobs",
                columns: new[] { "Status", "EndReported" });
        }
    }
}
