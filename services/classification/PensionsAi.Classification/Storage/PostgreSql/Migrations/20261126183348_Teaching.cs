using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PensionsAi.Classification.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Teaching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "classification");

            migrationBuilder.CreateTable(
                name: "activations",
                schema: "classification",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Taxonomy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ActivatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ActivatedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsInsisted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "examples",
                schema: "classification",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Taxonomy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    Labels = table.Column<string>(type: "text", nullable: true),
                    Source = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    AddedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    LabelledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    LabelledAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_examples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "taxonomies",
                schema: "classification",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_taxonomies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "versions",
                schema: "classification",
                columns: table => new
                {
                    Taxonomy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    JobId = table.Column<Guid>(type: "uuid", nullable: false),
                    Model = table.Column<byte[]>(type: "bytea", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Report = table.Column<string>(type: "text", nullable: false),
                    TrainedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    TrainedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_versions", x => new { x.Taxonomy, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_activations_Taxonomy_Id",
                schema: "classification",
                table: "activations",
                columns: new[] { "Taxonomy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_examples_Taxonomy_AddedAt",
                schema: "classification",
                table: "examples",
                columns: new[] { "Taxonomy", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_examples_Taxonomy_Fingerprint",
                schema: "classification",
                table: "examples",
                columns: new[] { "Taxonomy", "Fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_versions_JobId",
                schema: "classification",
                table: "versions",
                column: "JobId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activations",
                schema: "classification");

            migrationBuilder.DropTable(
                name: "examples",
                schema: "classification");

            migrationBuilder.DropTable(
                name: "taxonomies",
                schema: "classification");

            migrationBuilder.DropTable(
                name: "versions",
                schema: "classification");
        }
    }
}
