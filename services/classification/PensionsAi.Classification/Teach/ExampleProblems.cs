using System.Globalization;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Teach;

/// <summary>Why examples are not kept. None repeats a text or a code that was sent.</summary>
internal static class ExampleProblems
{
    private const int MostRows = 20;

    public static readonly ServiceProblem NotFound = new("not-found", 404, "Not found", "The taxonomy has no such example.");

    public static readonly ServiceProblem TooMany = new(
        "too-many-examples", 413, "Too many examples",
        string.Create(CultureInfo.InvariantCulture, $"A file of examples has at most {ExampleFile.MostExamples} rows. Send several."));

    public static readonly ServiceProblem UnknownLabel = new(
        "unknown-label", 422, "A label is not in the taxonomy", "A code is not one of the taxonomy's labels, so nothing is kept.");

    /// <summary>Rows of a file have labels that the taxonomy does not have.</summary>
    /// <param name="rows">Their numbers, from 1 below the headings.</param>
    public static ServiceProblem UnknownLabels(IReadOnlyList<int> rows) => UnknownLabel with
    {
        Detail = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows have a code that is not one of the taxonomy's labels, so nothing is kept. Rows: ")
            + string.Join(", ", rows.Take(MostRows)) + (rows.Count > MostRows ? " …" : "."),
    };
}
