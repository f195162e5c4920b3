namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: the body may have two parts, <c>settings</c> as JSON and then a file.</summary>
/// <param name="Settings">An example of the settings; its type is theirs.</param>
/// <param name="File">Name of the part with the file.</param>
/// <param name="NeedsSettings">Whether the settings may not be left out.</param>
public sealed record FileWithSettings(object Settings, string File, bool NeedsSettings);
