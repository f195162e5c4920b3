using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Train;
using PensionsAi.Classification.Versions;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Teach;

/// <summary>Chooses the examples whose labels would teach most. Thread-safe.</summary>
internal sealed class LabelSuggestions(TaxonomyModels models, ExampleStore examples)
{
    /// <summary>Most examples that are chosen from, and most that they are held against: the newest.</summary>
    private const int MostRead = 2_000;

    private const int MostLabels = 3;

    /// <summary>The examples to label next; 404 when there is no such taxonomy.</summary>
    /// <param name="taxonomy">Id of the taxonomy.</param>
    /// <param name="limit">Most examples on a page.</param>
    /// <param name="page">Number of the page, from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<LabelSuggestionList>> FindAsync(string taxonomy, int limit, int page, CancellationToken cancellationToken)
    {
        var active = await models.FindAsync(taxonomy, cancellationToken);
        if (active.Problem == TaxonomyProblems.Unknown)
            return TaxonomyProblems.NotFound;
        var (unlabelled, total) = await examples.ListAsync(taxonomy, ExampleState.Unlabelled, MostRead, page: 1, cancellationToken);
        var (labelled, _) = await examples.ListAsync(taxonomy, ExampleState.Labelled, MostRead, page: 1, cancellationToken);
        var labeller = active.Value?.Labeller;
        var chosen = LabelNext.Choose(
            labeller, [.. unlabelled.Select(example => example.Text)], [.. labelled.Select(example => example.Text)], (int)Math.Min((long)limit * page, MostRead), cancellationToken);
        return new LabelSuggestionList(
            [.. chosen.Skip((page - 1) * limit).Select(index => new LabelSuggestion(
                unlabelled[index],
                labeller is null ? [] : [.. labeller.Label(unlabelled[index].Text).All.Take(MostLabels).Select(label => new ScoredLabel(label.Code, Math.Round(label.Score, 4)))]))],
            page,
            limit,
            total);
    }
}
