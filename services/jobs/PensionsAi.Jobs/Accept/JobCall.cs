using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Jobs.Accept;

/// <summary>A call that is to become a job.</summary>
/// <param name="Kind">One of the configured kinds.</param>
/// <param name="Path">The public path that was called.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="ContentType">Media type of the body; empty when the caller named none.</param>
/// <param name="Query">The query with its <c>?</c>, less <c>callbackUrl</c>, and what the path names.</param>
/// <param name="Body">The body, read once.</param>
/// <param name="BodyBytes">Length of the body; null when it was not announced.</param>
/// <param name="IsAsync">Whether the caller gets a 202.</param>
/// <param name="IdempotencyKey">1 to 255 printable characters.</param>
/// <param name="CallbackUrl">As the caller wrote it.</param>
internal sealed record JobCall(
    string Kind,
    string Path,
    CallerIdentity Caller,
    string ContentType,
    string Query,
    Stream Body,
    long? BodyBytes,
    bool IsAsync,
    string? IdempotencyKey,
    string? CallbackUrl);
