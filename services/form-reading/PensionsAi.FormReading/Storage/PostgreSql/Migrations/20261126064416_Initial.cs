using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PensionsAi.FormReading.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "form_reading");

            migrationBuilder.CreateTable(
                name: "examples",
                schema: "form_reading",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Crop = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_examples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "removals",
                schema: "form_reading",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                schema: "form_reading",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Template = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    TemplateVersion = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ModelName = table.Column<string>(type: "text", nullable: false),
                    ModelVersion = table.Column<string>(type: "text", nullable: false),
                    ModelSha256 = table.Column<string>(type: "text", nullable: false),
                    Caller = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CaseReference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    JobId = table.Column<Guid>(type: "uuid", nullable: true),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true),
                    FinishedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReportAt = table.Column<long>(type: "bigint", nullable: true),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Decision = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "verdicts",
                schema: "form_reading",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FieldType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Template = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    TemplateVersion = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ModelName = table.Column<string>(type: "text", nullable: false),
                    ModelVersion = table.Column<string>(type: "text", nullable: false),
                    ModelSha256 = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    WasAccepted = table.Column<bool>(type: "boolean", nullable: false),
                    IsAgreed = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verdicts", x => new { x.ReviewId, x.Field });
                });

            migrationBuilder.CreateTable(
                name: "review_crops",
                schema: "form_reading",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_crops", x => new { x.ReviewId, x.Field });
                    table.ForeignKey(
                        name: "FK_review_crops_reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalSchema: "form_reading",
                        principalTable: "reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_examples_ExpiresAt",
                schema: "form_reading",
                table: "examples",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_reviews_ExpiresAt",
                schema: "form_reading",
                table: "reviews",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_reviews_JobId_Part",
                schema: "form_reading",
                table: "reviews",
                columns: new[] { "JobId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reviews_ReportAt",
                schema: "form_reading",
                table: "reviews",
                column: "ReportAt");

            migrationBuilder.CreateIndex(
                name: "IX_reviews_Status_CreatedAt",
                schema: "form_reading",
                table: "reviews",
                columns: new[] { "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_verdicts_ModelName_ModelVersion",
                schema: "form_reading",
                table: "verdicts",
                columns: new[] { "ModelName", "ModelVersion" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "examples",
                schema: "form_reading");

            migrationBuilder.DropTable(
                name: "removals",
                schema: "form_reading");

            migrationBuilder.DropTable(
                name: "review_crops",
                schema: "form_reading");

            migrationBuilder.DropTable(
                name: "verdicts",
                schema: "form_reading");

            migrationBuilder.DropTable(
                name: "reviews",
                schema: "form_reading");
        }
    }
}
