using PensionsAi.JobWorker.Parts;
using PensionsAi.Masking.MaskText;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Why a table is not masked. None repeats a heading or a cell.</summary>
internal static class TableProblems
{
    public static readonly ServiceProblem UnknownColumn = new(
        "unknown-column", 422, "A column is not there", "A column or path of the settings is not in the table, so nothing is returned. Check its spelling.");

    public static readonly ServiceProblem CellTooLong = MaskTextCheck.TextTooLong with { Detail = "A cell of the table has more characters than a text may have." };

    public static readonly ServiceProblem TooLarge = ServiceProblem.TooLarge("A row, or the unpacked workbook, is larger than this call takes.");

    public static readonly ServiceProblem Empty = new("empty-table", 422, "The table is empty", "The file holds no row.");

    /// <summary>Name of the part that holds the table.</summary>
    public const string FilePart = "file";

    public static readonly ServiceProblem NoSettings = BodyPartsReader.Malformed(FilePart, needsSettings: true);

    /// <summary>The file is not what its media type says.</summary>
    public static ServiceProblem Unreadable(TableFormat format) => new(
        "unreadable-table", 422, "The table could not be read", format switch
        {
            TableFormat.Csv => "The file is not CSV in the character set that its media type names (UTF-8 when it names none), or a quoted cell is not closed.",
            TableFormat.Xlsx => "The file is not a workbook of Office Open XML, or is damaged or encrypted.",
            _ => "A line of the file is not JSON in UTF-8.",
        });
}
