using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Imaging;

/// <summary>How large a picture may be, and the problems of pictures that are too large or no pictures.</summary>
internal static class PictureLimits
{
    /// <summary>Size of the file.</summary>
    public const long MaxFileBytes = 25_000_000;

    /// <summary>Width times height.</summary>
    public const long MaxPixels = 100_000_000;

    /// <summary>Size when decoded: 100 megapixels of four bytes. Sixteen bits a channel reach it sooner.</summary>
    public const long MaxDecodedBytes = 400_000_000;

    /// <summary>From this size when decoded, pictures are decoded one at a time: a decoder may hold the whole of them.</summary>
    public const long LargeDecodedBytes = 64_000_000;

    /// <summary>The file is too large.</summary>
    public static ServiceProblem FileTooLarge => ServiceProblem.TooLarge("A picture may have 25 MB.");

    /// <summary>The picture has too many pixels.</summary>
    public static ServiceProblem TooManyPixels => ServiceProblem.TooLarge("A picture may have 100 megapixels, and 400 MB when decoded.");

    /// <summary>The content cannot be decoded.</summary>
    public static ServiceProblem Unreadable => new(
        "unreadable-image",
        422,
        "The image cannot be read",
        "The body is not a whole PNG, JPEG or TIFF image, whatever its Content-Type says.");

    /// <summary>The file holds several pictures.</summary>
    public static ServiceProblem SeveralPages => new(
        "several-pages",
        422,
        "The image has several pages",
        "A field template reads one picture. Send the pages one by one.");

    /// <summary>The problem that the first bytes show; null when they show none.</summary>
    public static ServiceProblem? Check(PictureHeader? header) => header switch
    {
        null => Unreadable,
        { Pixels: > MaxPixels } => TooManyPixels,
        { Pixels: 0 } => Unreadable,
        _ => null,
    };
}
