using PensionsAi.FormReading.Imaging;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>How large files may be, and what is wrong with those that are not read.</summary>
internal static class FileProblems
{
    /// <summary>Size of a PDF or an archive.</summary>
    public const long MaxBytes = 100_000_000;

    /// <summary>Pages of a file, or of all files of an archive.</summary>
    public const int MaxPages = 1000;

    /// <summary>Bytes that show whether a file is a PDF.</summary>
    public const int HeadBytes = 1024;

    private static ReadOnlySpan<byte> PdfMagic => "%PDF-"u8;

    private static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    /// <summary>The PDF or archive is too large.</summary>
    public static ServiceProblem TooLarge => ServiceProblem.TooLarge("A PDF or an archive may have 100 MB.");

    /// <summary>There are too many pages.</summary>
    public static ServiceProblem TooManyPages => ServiceProblem.TooLarge("A file, or an archive with all its files, may have 1,000 pages.");

    /// <summary>The content is no PDF that can be rendered.</summary>
    public static ServiceProblem UnreadablePdf => new(
        "unreadable-pdf",
        422,
        "The PDF cannot be read",
        "The content is not a whole PDF without a password, or one of its pages takes more than a page of a form may.");

    /// <summary>The content is no archive.</summary>
    public static ServiceProblem UnreadableZip => new(
        "unreadable-zip",
        422,
        "The archive cannot be read",
        "The body is not a whole ZIP archive of pictures and PDFs, without a password.");

    /// <summary>Largest file of a kind.</summary>
    public static long MaxBytesOf(FileKind kind) => kind == FileKind.Picture ? PictureLimits.MaxFileBytes : MaxBytes;

    /// <summary>The problem with the first bytes of a file; null when they show none.</summary>
    public static ServiceProblem? CheckHead(FileKind kind, ReadOnlySpan<byte> head) => kind switch
    {
        FileKind.Pdf => IsPdf(head) ? null : UnreadablePdf,
        FileKind.Zip => head.StartsWith(ZipMagic) ? null : UnreadableZip,
        _ => PictureLimits.Check(PictureHeader.Read(head)),
    };

    /// <summary>Whether the content begins as a PDF does (ISO 32000-1, 7.5.2; readers take up to 1,024 bytes before it).</summary>
    public static bool IsPdf(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, HeadBytes)].IndexOf(PdfMagic) >= 0;

    /// <summary>The problem of a file that is larger than its kind may be.</summary>
    public static ServiceProblem TooLargeOf(FileKind kind) => kind == FileKind.Picture ? PictureLimits.FileTooLarge : TooLarge;

    /// <summary>The problem of a file in an archive that is not whole.</summary>
    public static ServiceProblem UnreadableOf(FileKind kind) => kind == FileKind.Picture ? PictureLimits.Unreadable : UnreadablePdf;
}
