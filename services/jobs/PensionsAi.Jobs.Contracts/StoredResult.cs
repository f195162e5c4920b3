namespace PensionsAi.Jobs.Contracts;

/// <summary>A result in one media type.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Reference">Where it lies, encrypted.</param>
public sealed record StoredResult(string ContentType, string Reference);
