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

    /// <summary>Keeps a version of a form. The same again changes nothing, also where it would not be taken today: it is out there on paper.</summary>
    /// <param name="id">The id that it is to have.</param>
    /// <param name="template">The definition.</param>
    /// <param name="caller">Who defines it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The definition; what <see cref="FormTemplateCheck"/> finds wrong with it; or that the version is another's.</returns>
    public async Task<Outcome<FormTemplate>> AddAsync(string id, FormTemplate template, string caller, CancellationToken cancellationToken)
    {
        if (template.Id == id && await FindAsync(id, template.Version, cancellationToken) is { } kept && TemplateStore.IsSame(kept, template))
            return template;
        if (FormTemplateCheck.Check(template, id) is { } problem)
            return problem;
        if (_own.ContainsKey((id, template.Version)))
            return TemplateStore.VersionExists;
        return store is null ? throw new InvalidOperationException("There is no store.") : await store.AddAsync(template, caller, cancellationToken);
    }

    private static async Task<IEnumerable<FormTemplate>> StoredNewestAsync(TemplateStore store, string id, CancellationToken cancellationToken) =>
        await store.FindNewestAsync(id, cancellationToken) is { } newest ? [newest] : [];

    private static FormTemplate? Newest(IEnumerable<FormTemplate> versions) => versions.MaxBy(template => TemplateStore.NumberOf(template.Version));
}
