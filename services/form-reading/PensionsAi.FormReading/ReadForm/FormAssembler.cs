using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Pages;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Puts pages together to forms, as they come. Pages of one form follow on one another, in one file or several. Not thread-safe.</summary>
/// <param name="model">The model that read the handwriting.</param>
internal sealed class FormAssembler(ModelVersion model)
{
    private readonly List<(SourcePage Source, FormPage Page)> _open = [];

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
        || (_open[0].Page.Template is var template && template.Id == page.Template.Id && template.Version == page.Template.Version && page.Number == _open.Count + 1);

    private ReadOutcome Complete()
    {
        var template = _open[0].Page.Template;
        var fields = template.Fields
            .Select(field => _open[field.Page - 1].Page.Fields.Single(reading => reading.Name == field.Name))
            .ToList();
        var isAccepted = _open.TrueForAll(page => page.Page.MayBeAccepted)
            && template.Fields.Zip(fields).All(pair => !pair.First.Required || pair.Second.Accepted);
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
            first.Number);
        var form = new ReadPage(reading, _open.SelectMany(page => page.Page.Crops).ToDictionary());
        _open.Clear();
        return new ReadOutcome(form, Unread: null, Problem: null, last.Progress);
    }
}
