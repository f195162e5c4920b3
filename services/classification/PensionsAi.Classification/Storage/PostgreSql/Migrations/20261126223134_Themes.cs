using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.Classification.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Themes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "themes",
                schema: "classification",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Taxonomy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Series = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_themes", x => new { x.Caller, x.Taxonomy, x.Series });
                });

            migrationBuilder.CreateIndex(
                name: "IX_themes_ChangedAt",
                schema: "classification",
                table: "themes",
                column: "ChangedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "themes",
                schema: "classification");
        }
    }
}
