using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Tables;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Teach;

/// <summary>Reads a file of examples.</summary>
internal static class ExampleFile
{
    /// <summary>Most rows of a file: an upload is answered when all of it is masked and kept.</summary>
    public const int MostExamples = 20_000;

    /// <summary>The examples, and how many rows had no text; or what is wrong with the file.</summary>
    /// <param name="table">The file.</param>
    /// <param name="textColumn">Heading of the texts; null for <c>text</c>.</param>
    /// <param name="labelColumn">Heading of the labels; null for <c>labels</c> or <c>label</c>, which need not be there.</param>
    /// <param name="taxonomy">What the labels must belong to.</param>
    public static Outcome<(IReadOnlyList<NewExample> Examples, int Empty)> Read(Table table, string? textColumn, string? labelColumn, Taxonomy taxonomy)
    {
        if (table.Rows.Count > MostExamples)
            return ExampleProblems.TooMany;
        if (table.Find(textColumn ?? "text") is not { } texts)
            return TableProblems.UnknownColumn("`textColumn`, or its default `text`,");
        var labels = labelColumn is null ? table.Find("labels", "label") : table.Find(labelColumn);
        if (labels is null && labelColumn is not null)
            return TableProblems.UnknownColumn("`labelColumn`");

        var codes = taxonomy.Labels.Select(label => label.Code).ToHashSet(StringComparer.Ordinal);
        var examples = new List<NewExample>();
        var wrong = new List<int>();
        var empty = 0;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var text = table.Cell(row, texts).Trim();
            if (text.Length > Contracts.ClassifyText.LongestText)
                return TableProblems.TextTooLong(row + 1);
            var given = labels is { } column ? LabelText.Split(table.Cell(row, column)) : [];
            if (given.Count > LabelExample.MostLabels || !given.All(codes.Contains))
                wrong.Add(row + 1);
            else if (text.Length == 0)
                empty++;
            else
                examples.Add(new NewExample(text, given));
        }

        return wrong.Count > 0 ? ExampleProblems.UnknownLabels(wrong) : (examples, empty);
    }
}
