using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// Puts pages together to forms, as they come. Pages of one form follow on one another, in one file or several; the back of a sheet that
/// nothing is printed on, or another page that is no form's, may lie between them. Nothing on a page tells which sheets belong to the same
/// person: where their order says that they may have been mixed, a person looks. Not thread-safe.
/// </summary>
/// <param name="model">The model that read the handwriting.</param>
internal sealed class FormAssembler(ModelVersion model)
{
    private readonly List<(SourcePage Source, FormPage Page)> _open = [];
    private readonly HashSet<(string Template, string Version)> _mixed = [];
    private bool _isInterrupted;

    /// <summary>What the page brought to an end: a form, and pages that belong to none.</summary>
    public IEnumerable<ReadOutcome> Add(SourcePage source, Outcome<FormPage> read)
    {
        if (!read.IsSuccess)
        {
            _isInterrupted = _open.Count > 0;
            return [Unread(source, read.Problem)];
        }

        var ended = Continues(read.Value) ? [] : End();
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
        Clear();
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

    private void Clear()
    {
        _open.Clear();
        _isInterrupted = false;
    }

    private static FieldReading Doubted(FieldReading field) => field with { Accepted = false, Value = null };

    /// <summary>Names of the fields of which one should repeat the other and does not.</summary>
    private static HashSet<string> Differing(FormTemplate template, List<FieldReading> fields) =>
    [
        .. from pair in template.Fields.Zip(fields)
           where pair.First.Rules?.SameAs is not null
           let other = fields.Single(field => field.Name == pair.First.Rules!.SameAs)
           where !ReviewAnswer.IsAgreed(other, pair.Second.Suggestion is { } said ? JsonSerializer.SerializeToElement(said) : null)
           from name in (string[])[pair.Second.Name, other.Name]
           select name,
    ];

    private ReadOutcome Complete()
    {
        var template = _open[0].Page.Template;
        var fields = template.Fields
            .Select(field => _open[field.Page - 1].Page.Fields.Single(reading => reading.Name == field.Name))
            .ToList();
        var hasSeveral = _open.Count > 1;
        if (hasSeveral && (_isInterrupted || _mixed.Contains(KeyOf(template))))
            fields = [.. fields.Select(Doubted)];
        var differing = Differing(template, fields);
        fields = [.. fields.Select(field => differing.Contains(field.Name) ? Doubted(field) : field)];

        // What is empty and need not be filled in is accepted as that. What is written there is somebody's answer like any other.
        var isAccepted = _open.TrueForAll(page => page.Page.MayBeAccepted)
            && fields.TrueForAll(field => field.Accepted || field.Type == FieldType.Image);
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
        Clear();
        return new ReadOutcome(form, Unread: null, Problem: null, last.Progress);
    }
}
