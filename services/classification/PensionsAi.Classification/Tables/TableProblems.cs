using System.Globalization;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Tables;

/// <summary>Why a table is not read. None repeats a heading or a cell.</summary>
internal static class TableProblems
{
    public static readonly ServiceProblem Empty = new("empty-table", 422, "The table is empty", "The file holds no row below its headings.");

    public static readonly ServiceProblem TooLarge = ServiceProblem.TooLarge("The table has more rows than this call takes, or the unpacked workbook is too large.");

    /// <summary>The file is not what its media type says.</summary>
    public static ServiceProblem Unreadable(TableFormat format) => new(
        "unreadable-table", 422, "The table could not be read", format switch
        {
            TableFormat.Csv => "The file is not CSV, or a quoted cell is not closed.",
            TableFormat.Xlsx => "The file is not a workbook of Office Open XML, or is damaged or encrypted.",
            _ => "A line of the file is not a JSON object.",
        });

    /// <summary>A column that the call names is not there.</summary>
    /// <param name="setting">The setting that names it.</param>
    public static ServiceProblem UnknownColumn(string setting) => new(
        "unknown-column", 422, "A column is not there", $"The column that {setting} names is not in the table. Check its spelling.");

    /// <summary>The column that groups the rows has too many different cells.</summary>
    /// <param name="most">Most that it may have.</param>
    public static ServiceProblem TooManyGroups(int most) => new(
        "too-many-groups", 422, "There are too many groups", string.Create(CultureInfo.InvariantCulture, $"The column that `groupColumn` names has more than {most} different cells."));

    /// <summary>A cell is longer than a text may be.</summary>
    /// <param name="row">The row's number, from 1 below the headings.</param>
    public static ServiceProblem TextTooLong(int row) => new(
        "text-too-long", 413, "A text is too long",
        string.Create(CultureInfo.InvariantCulture, $"The text in row {row} has more than {Contracts.ClassifyText.LongestText} characters."));
}
