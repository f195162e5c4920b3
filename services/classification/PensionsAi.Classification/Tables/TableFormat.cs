namespace PensionsAi.Classification.Tables;

/// <summary>The kinds of file that a table may come as.</summary>
internal enum TableFormat
{
    /// <summary>Values between commas, semicolons, tabs or bars, with a row of headings.</summary>
    Csv,

    /// <summary>A workbook of Office Open XML; its first sheet is read.</summary>
    Xlsx,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
