using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Gateway.ApiInfo;

/// <summary>Tells a program which API it talks to.</summary>
internal static class ApiInfoEndpoint
{
    public static readonly ApiInfo Current = new("PensionsAi.Platform", "1.0.0", new DateOnly(2026, 11, 24), "/docs", "active");

    public static void MapApiInfo(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/api-info", Handle)
            .WithName("getApiInfo")
            .WithSummary("Which API this is")
            .WithDescription("Name, version, release date, documentation and status of the API. Needs any valid key.")
            .WithTags("Platform")
            .WithResponseExample(200, Current);

    private static Ok<ApiInfo> Handle(HttpRequest request) =>
        TypedResults.Ok(Current with { Documentation = request.PathBase + Current.Documentation });
}
