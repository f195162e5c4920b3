using System.Globalization;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>Reads the labels of a folder of pages, and finds everything that is wrong with them before a page is read.</summary>
internal sealed class LabelledPages(FormTemplates templates, TimeProvider time)
{
    private readonly List<string> _errors = [];

    /// <summary>What is wrong, a line each, without what is written on the pages.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The pages, by name of their labels; to be used when nothing is wrong.</summary>
    /// <param name="folder">Where pages and labels are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<LabelledPage>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        if (paths.Length == 0)
            _errors.Add($"{folder}: There are no labels; a page NAME.jpg has its label in NAME.json.");
        var pages = new List<LabelledPage>(paths.Length);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (await ReadPageAsync(path, cancellationToken) is { } page)
                pages.Add(page);
        }

        foreach (var file in pages.GroupBy(page => page.Path).Where(file => file.Count() > 1))
            Add(file.Key, "Has several labels.");
        return pages;
    }

    private async Task<LabelledPage?> ReadPageAsync(string path, CancellationToken cancellationToken)
    {
        if (await ReadLabelAsync(path, cancellationToken) is not { } label)
            return null;
        var file = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(label.File));
        if (Path.GetFileName(label.File) != label.File || !File.Exists(file))
            return Add(path, "file: There is no such file beside the label.");
        if (await templates.FindAsync(label.Template, label.Version, cancellationToken) is not { } template)
            return Add(path, "template: There is no such form, or not in this version.");
        if (label.Page < 1 || label.Page > template.Pages.Count)
            return Add(path, "page: The form has no such page.");
        CheckFields(path, label, template);
        return new LabelledPage(file, label, template);
    }

    private async Task<PageLabel?> ReadLabelAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var label = await JsonSerializer.DeserializeAsync<PageLabel>(stream, JsonConventions.Options, cancellationToken);
            if (label is not null && label.Fields.All(field => field is not null))
                return label;
            Add(path, "Is null, or a field is.");
        }
        catch (JsonException exception)
        {
            Add(path, string.Create(CultureInfo.InvariantCulture, $"Is no label: line {exception.LineNumber + 1}, {exception.Path ?? "$"}."));
        }

        return null;
    }

    private void CheckFields(string path, PageLabel label, FormTemplate template)
    {
        var fields = template.Fields.Where(field => field.Page == label.Page).ToDictionary(field => field.Name);
        foreach (var name in label.Fields.GroupBy(field => field.Name).Where(name => name.Count() > 1).Select(name => name.Key))
            Add(path, $"{name}: Is there twice.");
        foreach (var said in label.Fields)
        {
            if (!fields.TryGetValue(said.Name, out var field))
                Add(path, $"{said.Name}: The page has no such field.");
            else if (said.Type is not null && said.Type != field.Type)
                Add(path, $"{said.Name}: Is of another type.");
            else if (field.Type != FieldType.Image)
                CheckValue(path, field, said, template);
        }
    }

    private void CheckValue(string path, TemplateField field, FieldLabel said, FormTemplate template)
    {
        // Nobody is asked for a field that was accepted, so this asks for nothing beside the value.
        var reading = new FieldReading(field.Name, field.Type, null, null, 0, Accepted: true, field.Page, null, [], []);
        var decision = new ReviewDecision(new Dictionary<string, JsonElement?> { [field.Name] = said.ValueAs(field.Type) });
        var answer = ReviewAnswer.Check(
            decision, [reading], ReviewReason.NotAccepted, DateOnly.FromDateTime(time.GetLocalNow().DateTime), template, keepsRules: false);
        foreach (var error in answer.Problem?.Errors?.Values.SelectMany(errors => errors) ?? [])
            Add(path, $"{field.Name}: {error}");
    }

    private LabelledPage? Add(string path, string error)
    {
        _errors.Add($"{Path.GetFileName(path)}: {error}");
        return null;
    }
}
