using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Teach;

/// <summary>Takes examples for a taxonomy, from files and from people. Thread-safe.</summary>
internal sealed partial class Teacher(TaxonomyStore taxonomies, ExampleStore examples, ILogger<Teacher> logger)
{
    /// <summary>Keeps all examples of a file, or none.</summary>
    /// <param name="id">Id of the taxonomy.</param>
    /// <param name="format">What the file is.</param>
    /// <param name="file">The file.</param>
    /// <param name="textColumn">Heading of the texts; null for the usual one.</param>
    /// <param name="labelColumn">Heading of the labels; null for the usual ones.</param>
    /// <param name="caller">Who teaches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<ExamplesAdded>> AddAsync(
        string id, TableFormat format, Stream file, string? textColumn, string? labelColumn, string caller, CancellationToken cancellationToken)
    {
        if (await taxonomies.FindAsync(id, cancellationToken) is not { } taxonomy)
            return TaxonomyProblems.NotFound;
        var table = await TableFile.ReadAsync(format, file, cancellationToken);
        if (!table.IsSuccess)
            return table.Problem;
        var read = ExampleFile.Read(table.Value, textColumn, labelColumn, taxonomy);
        if (!read.IsSuccess)
            return read.Problem;

        var (given, empty) = read.Value;
        var (changed, added) = await examples.AddAsync(id, given, ExampleSource.Upload, caller, cancellationToken);
        var (labelled, unlabelled) = await examples.CountAsync(id, cancellationToken);
        LogTaught(logger, given.Count, added, id);
        return new ExamplesAdded(added, changed - added, given.Count - changed, empty, labelled, unlabelled);
    }

    /// <summary>Gives an example its labels.</summary>
    public async Task<Outcome<TaxonomyExample>> LabelAsync(
        string id, Guid exampleId, IReadOnlyList<string> labels, string caller, CancellationToken cancellationToken)
    {
        if (await taxonomies.FindAsync(id, cancellationToken) is not { } taxonomy)
            return TaxonomyProblems.NotFound;
        if (!HasAll(taxonomy, labels))
            return ExampleProblems.UnknownLabel;
        return await examples.LabelAsync(id, exampleId, labels, caller, cancellationToken) is { } labelled ? labelled : ExampleProblems.NotFound;
    }

    /// <summary>Keeps a person's answer.</summary>
    public async Task<Outcome<TaxonomyExample>> CorrectAsync(CorrectClassification correction, string caller, CancellationToken cancellationToken)
    {
        if (await taxonomies.FindAsync(correction.Taxonomy, cancellationToken) is not { } taxonomy)
            return TaxonomyProblems.Unknown;
        if (!HasAll(taxonomy, correction.Labels))
            return ExampleProblems.UnknownLabel;
        return await examples.CorrectAsync(taxonomy.Id, new NewExample(correction.Text.Trim(), correction.Labels), caller, cancellationToken);
    }

    private static bool HasAll(Taxonomy taxonomy, IReadOnlyList<string> labels) =>
        labels.All(code => taxonomy.Labels.Any(label => label.Code == code));

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Taught {ExampleCount} examples, {AddedCount} of them new, for taxonomy {Taxonomy}")]
    private static partial void LogTaught(ILogger logger, int exampleCount, int addedCount, string taxonomy);
}
