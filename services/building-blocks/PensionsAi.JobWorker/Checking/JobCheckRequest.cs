using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.JobWorker.Checking;

/// <summary>What jobs shows a service of a call before it accepts it. Binds from the request.</summary>
/// <param name="ContentType">Media type that the caller declared; empty when none.</param>
/// <param name="Head">The first bytes of the body, at most 64 KiB.</param>
/// <param name="IsWhole">Whether that is the whole body.</param>
public sealed record JobCheckRequest(string ContentType, ReadOnlyMemory<byte> Head, bool IsWhole)
{
    /// <summary>Most bytes of the body that a check sees.</summary>
    public const int HeadBytes = 64 * 1024;

    /// <summary>Request header that says whether the head is the whole body.</summary>
    public const string IsWholeHeader = "X-Body-Is-Whole";

    /// <summary>Where a service answers checks: this, then the public path.</summary>
    public const string PathPrefix = DescribesPublicCall.PathPrefix;

    /// <summary>Reads the request.</summary>
    public static async ValueTask<JobCheckRequest> BindAsync(HttpContext context)
    {
        var head = new byte[HeadBytes];
        var length = await context.Request.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, context.RequestAborted);
        var isWhole = StringValues.Equals(context.Request.Headers[IsWholeHeader], "true");
        return new JobCheckRequest(context.Request.ContentType ?? string.Empty, head.AsMemory(0, length), isWhole);
    }
}
