using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.Gateway.Correlation;

namespace PensionsAi.Gateway.Docs;

/// <summary>The headers that the gateway reads from every call and puts to every answer.</summary>
internal static class CommonHeaders
{
    private const string CorrelationExample = "nightly-run-42";
    private const string TraceExample = "00-7d1c2f0e9a4b4c55b0e3a6d8f2915c74-3f0a9be1c7d24586-01";

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        operation.Parameters ??= [];
        if (context.Description.HttpMethod == HttpMethods.Post)
            operation.Parameters.Add(document.SharedParameter("CaseReference", CaseReference));
        operation.Parameters.Add(document.SharedParameter("CorrelationId", CorrelationId));

        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
            AddTo(response, document);
        return Task.CompletedTask;
    }

    /// <summary>Adds what every answer has.</summary>
    public static void AddTo(OpenApiResponse response, OpenApiDocument document)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers[CorrelationMiddleware.HeaderName] = document.SharedHeader(
            "CorrelationId", "The correlation id of the call: the one that was sent, else a new one.", CorrelationExample);
        response.Headers["traceresponse"] = document.SharedHeader(
            "TraceResponse", "The trace that the call belongs to (W3C Trace Context).", TraceExample);
    }

    private static OpenApiParameter CaseReference() => new()
    {
        Name = CaseReferenceMiddleware.HeaderName,
        In = ParameterLocation.Header,
        Description = "The case that the call belongs to, kept with the job and in the audit trail. Opaque to the platform: no personal number, no name.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 64 },
        Example = "AP-2026-004711",
    };

    private static OpenApiParameter CorrelationId() => new()
    {
        Name = CorrelationMiddleware.HeaderName,
        In = ParameterLocation.Header,
        Description = "The caller's own name for the call, echoed in the answer and kept in traces. Anything else than this pattern is replaced.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9._-]{1,64}$" },
        Example = CorrelationExample,
    };
}
