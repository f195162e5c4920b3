using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>The templates by which forms are read: those that the program brings, and those that were defined through the API. Thread-safe.</summary>
/// <param name="own">Those that the program brings. No other can take their place.</param>
/// <param name="store">Those that were defined; null for none.</param>
internal sealed class FormTemplates(IEnumerable<FormTemplate> own, TemplateStore? store = null)
{
    private const string ResourcePrefix = "form-template:";

    /// <summary>Versions that are held in memory; a version never changes.</summary>
    private const int MaxHeld = 200;

    private readonly Dictionary<(string Id, string Version), FormTemplate> _own = own.ToDictionary(template => (template.Id, template.Version));
    private readonly ConcurrentDictionary<(string Id, string Version), FormTemplate> _held = new();

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
    public async ValueTask<FormTemplate?> FindAsync(string id, string? version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (version is null)
            return Newest([.. _own.Values.Where(template => template.Id == id), .. store is null ? [] : await StoredNewestAsync(store, id, cancellationToken)]);
        if (_own.GetValueOrDefault((id, version)) is { } brought)
            return brought;
        if (_held.TryGetValue((id, version), out var held))
            return held;
        // The version may be any text that was printed or asked for.
        if (store is null || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await store.FindAsync(id, number, cancellationToken) is not { } found || found.Version != version)
        {
            return null;
        }

        if (_held.Count >= MaxHeld)
            _held.Clear();
        return _held[(id, version)] = found;
    }

    /// <summary>All forms, by id.</summary>
    public async Task<IReadOnlyList<FormTemplateSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = store is null ? [] : await store.ListAsync(cancellationToken);
        return
        [
            .. from template in _own.Values.Concat(stored)
               group template by template.Id into form
               orderby form.Key
               let versions = form.OrderBy(template => TemplateStore.NumberOf(template.Version)).ToList()
               let newest = versions[^1]
               select new FormTemplateSummary(
                   form.Key, newest.Title, newest.Version, [.. versions.Select(template => template.Version)], newest.Pages.Count, newest.Fields.Count),
        ];
    }

    /// <summary>Whether this very definition is kept.</summary>
    public async Task<bool> IsKeptAsync(FormTemplate template, CancellationToken cancellationToken) =>
        template.Version is not null && await FindAsync(template.Id, template.Version, cancellationToken) is { } kept && IsSame(kept, template);

    /// <summary>Keeps a version of a form; the same again changes nothing.</summary>
    /// <param name="template">A definition that <see cref="FormTemplateCheck"/> finds nothing wrong with.</param>
    /// <param name="caller">Who defines it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<FormTemplate>> AddAsync(FormTemplate template, string caller, CancellationToken cancellationToken)
    {
        if (_own.GetValueOrDefault((template.Id, template.Version)) is { } brought)
            return IsSame(brought, template) ? template : TemplateStore.VersionExists;
        return store is null ? throw new InvalidOperationException("There is no store.") : await store.AddAsync(template, caller, cancellationToken);
    }

    private static async Task<IEnumerable<FormTemplate>> StoredNewestAsync(TemplateStore store, string id, CancellationToken cancellationToken) =>
        await store.FindNewestAsync(id, cancellationToken) is { } newest ? [newest] : [];

    private static FormTemplate? Newest(IEnumerable<FormTemplate> versions) => versions.MaxBy(template => TemplateStore.NumberOf(template.Version));

    private static bool IsSame(FormTemplate one, FormTemplate other) =>
        JsonSerializer.Serialize(one, JsonConventions.Options) == JsonSerializer.Serialize(other, JsonConventions.Options);
}
