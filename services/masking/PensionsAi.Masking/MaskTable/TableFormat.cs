namespace PensionsAi.Masking.MaskTable;

/// <summary>What kind of file a table is.</summary>
internal enum TableFormat
{
    /// <summary>Values between commas, semicolons, tabs or bars (RFC 4180), with a row of headings.</summary>
    Csv,

    /// <summary>Office Open XML workbook.</summary>
    Xlsx,

    /// <summary>One JSON value a line.</summary>
    JsonLines,
}
