namespace PensionsAi.FormReading.Files;

/// <summary>What kind of file a caller says that it sends.</summary>
internal enum FileKind
{
    /// <summary>PNG, JPEG or TIFF.</summary>
    Picture,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A ZIP archive of pictures and PDFs.</summary>
    Zip,
}
