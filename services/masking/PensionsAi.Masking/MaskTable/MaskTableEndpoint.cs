using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The check before a table masking is accepted, and the description of the public call.</summary>
internal static class MaskTableEndpoint
{
    private const string Description =
        """
        Masks a table. Always answers 202 with a job; the result, `GET /v1/jobs/{id}/result`, is the same kind of file, and with
        `Accept: application/json` a report: what was masked in each column, and which of the columns that were left look personal.

        The body is the table itself: `text/csv` (UTF-8, or `charset=iso-8859-1` or `windows-1252`; commas, semicolons, tabs or bars; the
        first row has the headings), a workbook, or `application/jsonl`. Or it is `multipart/form-data` with the part `settings` (JSON,
        the schema MaskTable) first and then the part `file`.

        Without `columns` every cell is searched as free text. With `columns` those alone are masked: a column with an entity type
        whole, cell by cell, another as free text. A column that is not in the table fails the call, so that a misspelt one does
        not pass unmasked. Either the whole table is masked or the job fails.

        What is not masked is copied as it was: in CSV and JSON lines byte for byte. A workbook is written anew with the cells of its
        sheets and their number formats, and nothing else: comments, charts, pivot tables, document properties and formulas are left out.
        """;

    public static void MapMaskTable(this IEndpointRouteBuilder routes) =>
        routes.MapJobCheck("/v1/" + MaskTableJob.Kind, Handle)
            .DescribesPublicCall()
            .RequireScope(Scopes.Mask)
            .WithName("CreateTableMasking")
            .WithTags("Masking")
            .WithSummary("Mask the personal data in a table")
            .WithDescription(Description)
            .Accepts<Stream>(TableFormats.Csv, TableFormats.Xlsx, TableFormats.JsonLines, "application/x-ndjson", "multipart/form-data")
            .WithParts(TableProblems.FilePart, MaskTableExamples.Settings, needsSettings: true)
            .WithParameter(
                "columns",
                "Columns or paths to mask, with commas between them: `name`, `name:TYPE` or `name:TYPE:operator`. Left out: every cell is searched.",
                "namn:PERSON:pseudonym,kommentar")
            .WithParameter("operator", "As `operator` of a masking. Default `tag`.", "tag")
            .WithParameter("entityTypes", "Entity types to look for in free text, with commas between them. Left out: all.", "PERSON,PERSONNUMMER")
            .WithParameter("consistencyScope", "As `consistencyScope` of a masking.", "case-123")
            .Produces<TableMaskingReport>(200, MediaTypeNames.Application.Json, TableFormats.Csv, TableFormats.Xlsx, TableFormats.JsonLines)
            .WithResponseExample(200, MaskTableExamples.Report)
            .WithResponseExample(200, MaskTableExamples.Csv, TableFormats.Csv)
            .WithResponseExample(200, MaskTableExamples.JsonLines, TableFormats.JsonLines)
            .ProducesProblems(
                ServiceProblem.InvalidField("operator", "Must be one of tag, redact."),
                TableProblems.NoSettings,
                TableProblems.TooLarge,
                ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes),
                TableProblems.UnknownColumn,
                TableProblems.Unreadable(TableFormat.Csv));

    // The parameters are there for the description; the parser reads the query itself, as it does in the job.
#pragma warning disable IDE0060
    private static async Task<Results<NoContent, ProblemResult>> Handle(
        JobCheckRequest request,
        HttpContext context,
        TableRequestParser parser,
        CancellationToken cancellationToken,
        string? columns = null,
        string? @operator = null,
        string? entityTypes = null,
        string? consistencyScope = null)
    {
        using var head = new MemoryStream(request.Head.ToArray(), writable: false);
        var parsed = await parser.ParseAsync(request.ContentType, context.Request.Query, head, context.User.Caller().Name, cancellationToken);
        if (!parsed.IsSuccess)
            return parsed.Problem.ToHttpResult();
        return request is { IsWhole: true, Head.Length: 0 } ? TableProblems.Empty.ToHttpResult() : TypedResults.NoContent();
    }
#pragma warning restore IDE0060
}
