using Microsoft.AspNetCore.Http;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Tells the gateway which model answered, for its audit trail. The gateway removes the header.</summary>
public static class ModelHeader
{
    /// <summary>Response header between a service and the gateway: <c>name/version/sha256</c>.</summary>
    public const string HeaderName = "X-Model";

    /// <summary>Names the model that makes this response. Call it before the body is written.</summary>
    public static void SetModel(this HttpContext context, ModelVersion model) =>
        context.Response.Headers[HeaderName] = $"{model.Name}/{model.Version}/{model.Sha256}";

    /// <summary>Reads the header's value; null when it is not one.</summary>
    public static ModelVersion? Parse(string? value) =>
        value?.Split('/') is [var name, var version, var sha256] ? new ModelVersion(name, version, sha256) : null;
}
