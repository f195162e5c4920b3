using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Makes an OpenAPI document of what endpoints say of themselves.</summary>
public static class EndpointDescriptions
{
    /// <summary>Registers the document of a host's public calls.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Name of the document, for example <c>v1</c>.</param>
    /// <param name="complete">Adds what the endpoints do not know: steps that come after those made of their metadata.</param>
    public static IServiceCollection AddPublicCalls(this IServiceCollection services, string name, Action<OpenApiOptions> complete)
    {
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, PublicCalls>());
        return services.AddOpenApi(name, options => complete(options.DescribeEndpoints()));
    }

    private static OpenApiOptions DescribeEndpoints(this OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => SchemaDescriptions.IsInline(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return options
            .AddSchemaTransformer<SchemaDescriptions>()
            .AddOperationTransformer(OperationContext.KeepMetadataAsync)
            .AddOperationTransformer(OperationNames.TransformAsync)
            .AddOperationTransformer(ParameterDescriptions.TransformAsync)
            .AddOperationTransformer<BodyDescriptions>()
            .AddOperationTransformer(ProblemAnswers.TransformAsync)
            .AddDocumentTransformer(JobResults.TransformAsync)
            .AddDocumentTransformer(UnknownMembers.TransformAsync);
    }
}
