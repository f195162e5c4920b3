using System.Reflection;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Templates;

/// <summary>The templates by which forms are read. Thread-safe.</summary>
/// <param name="templates">All that there are.</param>
internal sealed class FormTemplates(IEnumerable<FormTemplate> templates)
{
    private const string ResourcePrefix = "form-template:";

    private readonly Dictionary<(string Id, string Version), FormTemplate> _templates = templates.ToDictionary(template => (template.Id, template.Version));

    /// <summary>The templates that the program brings, by id and then by version.</summary>
    public static IEnumerable<FormTemplate> LoadOwn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<FormTemplate>(resource, JsonConventions.Options)
                ?? throw new InvalidOperationException($"{name} is empty.");
        }
    }

    /// <summary>A template; null when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<FormTemplate?> FindAsync(string id, string? version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (version is not null)
            return ValueTask.FromResult(_templates.GetValueOrDefault((id, version)));
        return ValueTask.FromResult(_templates.Values.Where(template => template.Id == id).MaxBy(template => template.Version.PadLeft(6, '0'), StringComparer.Ordinal));
    }
}
