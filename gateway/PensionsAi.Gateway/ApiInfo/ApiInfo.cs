namespace PensionsAi.Gateway.ApiInfo;

/// <summary>What <c>GET /v1/api-info</c> says of the API (Swedish REST API profile, VER.06).</summary>
/// <param name="Name">Name of the API.</param>
/// <param name="Version">Semantic version of the API.</param>
/// <param name="Released">When that version was released.</param>
/// <param name="Documentation">Where its documentation is, relative to the address of the server.</param>
/// <param name="Status"><c>active</c>, or <c>deprecated</c> when a newer version replaces it.</param>
internal sealed record ApiInfo(string Name, string Version, DateOnly Released, string Documentation, string Status);
