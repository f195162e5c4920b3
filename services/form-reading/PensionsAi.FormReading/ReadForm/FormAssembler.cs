using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// Puts pages together to forms, as they come. Pages of one form follow on one another, in one file or several. Nothing on a page tells which
/// sheets belong to the same person: once a sheet of a form was lost, later ones may have been mixed, and a person looks. Not thread-safe.
/// </summary>
/// <param name="model">The model that read the handwriting.</param>
internal sealed class FormAssembler(ModelVersion model)
{
    /// <summary>Check of fields whose sheet may be another person's.</summary>
    public const string SheetsUnsure = "sheets-unsure";

    /// <summary>Check of two fields of which one should repeat the other and does not.</summary>
    public const string Differs = "differs";

    private readonly List<(SourcePage Source, FormPage Page)> _open = [];
    private readonly HashSet<(string Template, string Version)> _mixed = [];

    /// <summary>What the page brought to an end: a form, and pages that belong to none.</summary>
    public IEnumerable<ReadOutcome> Add(SourcePage source, Outcome<FormPage> read)
    {
        var ended = !read.IsSuccess || !Continues(read.Value) ? End() : [];
        if (!read.IsSuccess)
            return [.. ended, Unread(source, read.Problem)];

        _open.Add((source, read.Value));
        if (_open.Count == read.Value.Template.Pages.Count && read.Value.Number == _open.Count)
            return [.. ended, Complete()];
        return read.Value.Number == _open.Count ? ended : [.. ended, .. End()];
    }

    /// <summary>What is left when no more pages come.</summary>
    public IEnumerable<ReadOutcome> End()
    {
        var unread = _open.Select(page => Unread(page.Source, PageProblems.PagesMissing)).ToList();
        if (_open.Count > 0)
            _mixed.Add(KeyOf(_open[0].Page.Template));
        _open.Clear();
        return unread;
    }

    private static ReadOutcome Unread(SourcePage source, ServiceProblem problem) => new(
        Form: null,
        new UnreadPage(source.File, source.Number, problem.Type, problem.Status, problem.Title, problem.Detail),
        problem,
        source.Progress);

    private bool Continues(FormPage page) =>
        _open.Count == 0
        || (KeyOf(_open[0].Page.Template) == KeyOf(page.Template) && page.Number == _open.Count + 1);

    private static (string Id, string Version) KeyOf(FormTemplate template) => (template.Id, template.Version);

    private static FieldReading Doubted(FieldReading field, string check) => field with { Accepted = false, Value = null, Checks = [.. field.Checks, check] };

    /// <summary>
    /// Whether a field keeps the form from being accepted. What somebody wrote or ticked is an answer, asked for or not; only where nothing is
    /// written, and nothing has to be, there is nothing to look at.
    /// </summary>
    private static bool IsOpen(TemplateField field, FieldReading reading) =>
        field.Type != FieldType.Image && !reading.Accepted && (field.Required || !field.Type.IsWritten() || reading.Suggestion is not null);

    /// <summary>Names of the fields of which one should repeat the other and does not.</summary>
    private static HashSet<string> Differing(FormTemplate template, List<FieldReading> fields)
    {
        return
        [
            .. from pair in RepeatedFields.Of(template)
               where !RepeatedFields.AreSame(pair.Field.Type, SuggestionOf(pair.Field), SuggestionOf(pair.Other))
               from name in (string[])[pair.Field.Name, pair.Other.Name]
               select name,
        ];

        string? SuggestionOf(TemplateField field) => fields.Single(reading => reading.Name == field.Name).Suggestion?.ToString();
    }

    private ReadOutcome Complete()
    {
        var template = _open[0].Page.Template;
        var fields = template.Fields
            .Select(field => _open[field.Page - 1].Page.Fields.Single(reading => reading.Name == field.Name))
            .ToList();
        var hasSeveral = _open.Count > 1;
        if (hasSeveral && _mixed.Contains(KeyOf(template)))
            fields = [.. fields.Select(field => Doubted(field, SheetsUnsure))];
        var differing = Differing(template, fields);
        fields = [.. fields.Select(field => differing.Contains(field.Name) ? Doubted(field, Differs) : field)];

        var isAccepted = _open.TrueForAll(page => page.Page.MayBeAccepted)
            && !template.Fields.Zip(fields).Any(pair => IsOpen(pair.First, pair.Second));
        var (first, last) = (_open[0].Source, _open[^1].Source);
        var reading = new Contracts.FormReading(
            template.Id,
            template.Version,
            first.File,
            _open.Count,
            isAccepted ? FormDecision.Accepted : FormDecision.Review,
            ReviewId: null,
            fields,
            model,
            first.Number,
            hasSeveral ? [.. _open.Select(page => new FormSheet(page.Source.File, page.Source.Number))] : null);
        var form = new ReadPage(reading, _open.SelectMany(page => page.Page.Crops).ToDictionary());
        _open.Clear();
        return new ReadOutcome(form, Unread: null, Problem: null, last.Progress);
    }
}
