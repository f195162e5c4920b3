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

    /// <summary>Most that are chosen from where a sentence encoder reads each: a person waits for the answer.</summary>
    private const int MostEncoded = 300;

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
        var served = active.Value;
        var most = served?.Encoder is null ? MostRead : MostEncoded;
        var (unlabelled, total) = await examples.ListAsync(taxonomy, ExampleState.Unlabelled, most, page: 1, cancellationToken);
        var (labelled, _) = await examples.ListAsync(taxonomy, ExampleState.Labelled, MostRead, page: 1, cancellationToken);
        string[] texts = [.. unlabelled.Select(example => example.Text)];
        var answers = served?.Encode(texts, cancellationToken).Zip(texts, (vector, text) => served.Labeller.Label(text, vector)).ToList();
        var chosen = LabelNext.Choose(
            answers, texts, [.. labelled.Select(example => example.Text)], (int)Math.Min((long)limit * page, MostRead), cancellationToken);
        return new LabelSuggestionList(
            [.. chosen.Skip((page - 1) * limit).Select(index => new LabelSuggestion(
                unlabelled[index],
                answers is null ? [] : [.. answers[index].All.Take(MostLabels).Select(label => new ScoredLabel(label.Code, Math.Round(label.Score, 4)))]))],
            page,
            limit,
            total);
    }
}
