using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.Jobs.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JobEventBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EventAttempt",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "EventBatches",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EventAttempt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "EventBatches",
                table: "jobs");
        }
    }
}
