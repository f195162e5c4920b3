namespace PensionsAi.Masking.MaskTable;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">Where its cells are in the archive.</param>
internal sealed record XlsxSheet(string Name, string Part);
