using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.Classification.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Themes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "themes",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Taxonomy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_themes", x => new { x.Caller, x.Taxonomy, x.Series });
                });

            migrationBuilder.CreateIndex(
                name: "IX_themes_ChangedAt",
                table: "themes",
                column: "ChangedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "themes");
        }
    }
}
