using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Docs;

/// <summary>What calls have in common that may run as jobs: how to ask for it, and the answers that jobs gives.</summary>
internal static class JobAnswers
{
    private static readonly Guid ExampleId = new("019ab4c2-7c00-7d3e-9a51-0242ac120002");
    private static readonly DateTimeOffset ExampleTime = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Metadata<AcceptsJobs>().Any())
            return Task.CompletedTask;

        var document = context.Document!;
        operation.Parameters ??= [];
        operation.Parameters.Add(document.SharedParameter("CallbackUrl", CallbackUrl));
        operation.Parameters.Add(document.SharedParameter("IdempotencyKey", IdempotencyKey));
        if (!context.Metadata<DescribesPublicCall>().Any())
            operation.Parameters.Add(document.SharedParameter("Prefer", Prefer));

        var path = "/" + context.Description.RelativePath;
        operation.Responses ??= [];
        operation.Responses["202"] = Accepted(document, path.Split('/')[^1]);
        operation.Responses["409"] = ProblemResponse.Create(document, path, [JobProblems.FirstCallRuns]);
        Add(operation.Responses, "503", ProblemResponse.Create(
            document, path, [GatewayProblems.Unavailable, JobProblems.BacklogFull, JobProblems.StorageFull]));
        Add(operation.Responses, "422", ProblemResponse.Create(document, path, [JobProblems.OtherCall]));
        return Task.CompletedTask;
    }

    private static void Add(OpenApiResponses responses, string status, OpenApiResponse problem)
    {
        if (responses.GetValueOrDefault(status) is not OpenApiResponse known)
        {
            responses[status] = problem;
            return;
        }

        known.Description += " " + problem.Description;
        var examples = ExamplesOf(known);
        foreach (var (kind, example) in ExamplesOf(problem))
            examples[kind] = example;
    }

    private static IDictionary<string, IOpenApiExample> ExamplesOf(OpenApiResponse problem) =>
        problem.Content?.Values.Single().Examples ?? new Dictionary<string, IOpenApiExample>();

    private static OpenApiResponse Accepted(OpenApiDocument document, string kind) => new()
    {
        Description = "The call was accepted as a job. Follow it at `Location`.",
        Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Location"] = document.SharedHeader("JobLocation", "Where the job is followed, with the path base of this API.", $"/pensionsai/v1/jobs/{ExampleId}"),
            ["Preference-Applied"] = document.SharedHeader("PreferenceApplied", "`respond-async` when that was preferred.", "respond-async"),
        },
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(Job), document),
                Examples = new Dictionary<string, IOpenApiExample>
                {
                    ["accepted"] = new OpenApiExample { Value = JsonSerializer.SerializeToNode(Example(kind), JsonConventions.Options) },
                },
            },
        },
    };

    private static Job Example(string kind) => new(
        ExampleId, kind, JobStatus.Queued, ExampleTime, StartedAt: null, FinishedAt: null, Progress: 0, Attempts: 0, Problem: null, ExpiresAt: null);

    private static OpenApiParameter Prefer() => new()
    {
        Name = "Prefer",
        In = ParameterLocation.Header,
        Description = "`respond-async` asks for 202 and a job instead of the result (RFC 7240).",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = "respond-async",
    };

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = "Idempotency-Key",
        In = ParameterLocation.Header,
        Description = "Names the call, so that it may be sent again without being done twice: for 24 hours the same key with the same query, "
            + "media type and body gives the same answer. A call that would answer at once is then done as a job and waited for.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[!-~]{1,255}$" },
        Example = "3d0c8f5e-letter-batch-17",
    };

    private static OpenApiParameter CallbackUrl() => new()
    {
        Name = "callbackUrl",
        In = ParameterLocation.Query,
        Description = "Where the job is posted to when it has ended: the job alone, never its result. The header `X-Signature: t=<unix "
            + "seconds>,v1=<hexadecimal HMAC-SHA256 of t.body>` proves the sender, with the secret that belongs to the key. Tried for 24 hours. "
            + "An https address on a host that the key may have called back; else 400. With it, a call that would answer at once is done as a "
            + "job and waited for, unless `Prefer` says otherwise.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri", MaxLength = 2048 },
        Example = "https://cases.example.se/hooks/pensionsai",
    };
}
