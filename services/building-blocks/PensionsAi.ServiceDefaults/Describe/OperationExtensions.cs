using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>What an endpoint says of itself for the public OpenAPI document.</summary>
public static class OperationExtensions
{
    /// <summary>A whole example of the request body.</summary>
    public static TBuilder WithRequestExample<TBuilder>(this TBuilder builder, object example)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequestExample(example));

    /// <summary>Describes the parts of a multipart body.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="file">Name of the part with the file.</param>
    /// <param name="settings">A whole example of the settings.</param>
    /// <param name="needsSettings">Whether the settings may not be left out.</param>
    public static TBuilder WithParts<TBuilder>(this TBuilder builder, string file, object settings, bool needsSettings = false)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new FileWithSettings(settings, file, needsSettings));

    /// <summary>A whole example of the response body with this status; for JSON, or for the text of a media type that is named.</summary>
    public static TBuilder WithResponseExample<TBuilder>(this TBuilder builder, int status, object example, string? mediaType = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ResponseExample(status, example, mediaType));

    /// <summary>Describes a query parameter or request header beyond what its type says.</summary>
    public static TBuilder WithParameter<TBuilder>(this TBuilder builder, string name, string description, string? example = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ParameterText(name, description, example));

    /// <summary>
    /// Problems that this call may answer with, each an example for its status; beside those of every call (401, 403, 406, 429,
    /// 500, 503, 504), which the gateway describes.
    /// </summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params ServiceProblem[] problems)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata([.. problems.Select(problem => new ProblemExample(problem))]);

    /// <summary>Says that the call may also run as a job: <c>Prefer: respond-async</c>, <c>Idempotency-Key</c>, 202.</summary>
    public static TBuilder AcceptsJobs<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AcceptsJobs());

    /// <summary>Says that the call answers with a job's result, of whatever kind the job is.</summary>
    public static TBuilder AnswersJobResults<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AnswersJobResults());

    /// <summary>
    /// Says that this internal endpoint is described to callers as the public call that it checks. What it says of status 200
    /// is described as the job's result.
    /// </summary>
    public static TBuilder DescribesPublicCall<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DescribesPublicCall(), new AcceptsJobs());
}
