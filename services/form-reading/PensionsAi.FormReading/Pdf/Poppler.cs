namespace PensionsAi.FormReading.Pdf;

/// <summary>The program that turns pages of PDFs into pictures, where it is installed. Immutable.</summary>
/// <param name="Path">Absolute path of <c>pdftoppm</c>; null when there is none.</param>
internal sealed record Poppler(string? Path)
{
    /// <summary>Looks for the program in the folders of <c>PATH</c>.</summary>
    public static Poppler Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator);
        return new Poppler(folders
            .Where(System.IO.Path.IsPathFullyQualified)
            .Select(folder => System.IO.Path.Combine(folder, "pdftoppm"))
            .FirstOrDefault(File.Exists));
    }
}
