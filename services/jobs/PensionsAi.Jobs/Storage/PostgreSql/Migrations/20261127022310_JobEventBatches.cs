using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.Jobs.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class JobEventBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EventAttempt",
                schema: "jobs",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "EventBatches",
                schema: "jobs",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EventAttempt",
                schema: "jobs",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "EventBatches",
                schema: "jobs",
                table: "jobs");
        }
    }
}
