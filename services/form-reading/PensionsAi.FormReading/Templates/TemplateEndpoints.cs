using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>What can be asked of forms, and how one is defined.</summary>
internal static class TemplateEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxPage = 1_000_000;
    private const string IdText = "Id of the form.";
    private const string IdExample = "premiepension-70plus";
    private const string VersionText = "Version of the form; the newest when left out.";

    private static readonly ServiceProblem NotFound = new("template-not-found", 404, "There is no such form", "There is no form of this id, or not in this version.");

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/v1/form-templates").WithTags("Form templates");
        templates.MapGet(string.Empty, ListAsync)
            .WithName("listFormTemplates")
            .WithSummary("List the forms that can be read")
            .WithDescription("Every form with all its versions: those that the platform brings, and those that were defined.")
            .WithParameter("limit", "Most items on a page, 1 to 100.", "20")
            .WithParameter("page", "Which page, from 1.", "1")
            .Produces<FormTemplateList>()
            .WithResponseExample(200, new FormTemplateList([TemplateExamples.Summary], 1, DefaultLimit, 1))
            .ProducesProblems(ServiceProblem.InvalidField("limit", $"Must be 1 to {MaxLimit}."))
            .RequireScope(Scopes.ReadForms);
        templates.MapGet("/{id}", GetAsync)
            .WithName("getFormTemplate")
            .WithSummary("See how a form is defined")
            .WithDescription("Pages, fields, rules and the policy of acceptance, in millimetres from the upper left corner.")
            .WithParameter("id", IdText, IdExample)
            .WithParameter("version", VersionText, "1")
            .Produces<FormTemplate>()
            .WithResponseExample(200, TemplateExamples.Template)
            .ProducesProblems(NotFound)
            .RequireScope(Scopes.ReadForms);
        templates.MapGet("/{id}/blank", GetBlankAsync)
            .WithName("getFormTemplateBlank")
            .WithSummary("Print a form")
            .WithDescription("The blank form as PDF, drawn from the definition by which it is read: with its registration marks and its code. Print it at its real size.")
            .WithParameter("id", IdText, IdExample)
            .WithParameter("version", VersionText, "1")
            .Produces(200, contentType: MediaTypeNames.Application.Pdf)
            .WithResponseExample(200, "The bytes of a PDF file.", MediaTypeNames.Application.Pdf)
            .ProducesProblems(NotFound)
            .RequireScope(Scopes.ReadForms);
        templates.MapPut("/{id}", PutAsync)
            .WithName("putFormTemplate")
            .WithSummary("Define a version of a form")
            .WithDescription(
                "Everything that is wrong with the definition is said at once. A version never changes, since paper printed from it is out there: "
                + "the same again is answered alike, and another definition needs a new version. Earlier versions are still read.")
            .WithParameter("id", IdText + " The same as in the definition.", IdExample)
            .Produces<FormTemplate>()
            .WithRequestExample(TemplateExamples.Template)
            .WithResponseExample(200, TemplateExamples.Template)
            .ProducesProblems(ServiceProblem.InvalidField("id", "Must be the id in the path."), TemplateStore.VersionExists)
            .RequireScope(Scopes.Train);
    }

    private static async Task<IResult> ListAsync(
        FormTemplates templates,
        CancellationToken cancellationToken,
        [Range(1, MaxLimit)] int limit = DefaultLimit,
        [Range(1, MaxPage)] int page = 1)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        if (page is < 1 or > MaxPage)
            errors["page"] = ["Must be 1 to 1,000,000."];
        if (errors.Count > 0)
            return ServiceProblem.InvalidFields(errors).ToHttpResult();
        var all = await templates.ListAsync(cancellationToken);
        return TypedResults.Ok(new FormTemplateList([.. all.Skip((page - 1) * limit).Take(limit)], page, limit, all.Count));
    }

    private static async Task<Results<Ok<FormTemplate>, ProblemResult>> GetAsync(
        string id, string? version, FormTemplates templates, CancellationToken cancellationToken) =>
        await templates.FindAsync(id, version, cancellationToken) is { } template ? TypedResults.Ok(template) : NotFound.ToHttpResult();

    private static async Task<IResult> GetBlankAsync(string id, string? version, FormTemplates templates, CancellationToken cancellationToken) =>
        await templates.FindAsync(id, version, cancellationToken) is { } template
            ? TypedResults.Bytes(BlankForm.Draw(template), MediaTypeNames.Application.Pdf)
            : NotFound.ToHttpResult();

    private static async Task<Results<Ok<FormTemplate>, ProblemResult>> PutAsync(
        string id, FormTemplate template, HttpContext context, FormTemplates templates, CancellationToken cancellationToken) =>
        (await templates.AddAsync(id, template, context.User.Caller().Name, cancellationToken)).ToHttpResult();
}
