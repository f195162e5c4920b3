using System.Globalization;
using NetVips;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// Decodes pictures with libvips: only the three formats, only after their headers have been found to be within the limits,
/// and scaled while they are decoded. Thread-safe.
/// </summary>
internal sealed class PictureDecoder : IDisposable
{
    /// <summary>Longest side of the picture that is worked on. A row of twelve digits then has about 150 pixels a digit.</summary>
    private const int MaxSide = 2048;

    /// <summary>Longest side of a page that is worked on: an A4 at 300 dots per inch as it is.</summary>
    public const int MaxPageSide = 3600;

    /// <summary>A row lower than this is enlarged: cuts between digits need pixels to run in.</summary>
    private const int MinHeight = 64;

    private const double MaxEnlargement = 4;
    private const int OrientationsOnTheirSide = 5;

    private readonly InferenceGate _largePictures;

    static PictureDecoder()
    {
        NetVips.NetVips.BlockUntrusted = true;
        // Each call brings its own thread, and no two calls bring the same picture.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        // Its warnings are about pictures that callers sent, which the calls are answered for.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
    }

    /// <summary>Creates a decoder.</summary>
    public PictureDecoder(InferenceMetrics metrics) =>
        _largePictures = new InferenceGate("large-pictures", metrics, concurrency: 1, queueLimit: 16);

    /// <summary>Decodes the picture of a field to grey.</summary>
    /// <param name="content">The file, at most <see cref="PictureLimits.MaxFileBytes"/>.</param>
    /// <param name="cancellationToken">Stops the decoding.</param>
    public Task<Outcome<GreyPicture>> DecodeAsync(byte[] content, CancellationToken cancellationToken) =>
        DecodeAsync(content, page: null, cancellationToken);

    /// <summary>Decodes a page to grey.</summary>
    /// <param name="content">The file, at most <see cref="PictureLimits.MaxFileBytes"/>.</param>
    /// <param name="page">Which of a TIFF's pages, from 0; other files have one.</param>
    /// <param name="cancellationToken">Stops the decoding.</param>
    public Task<Outcome<GreyPicture>> DecodePageAsync(byte[] content, int page, CancellationToken cancellationToken) =>
        DecodeAsync(content, (int?)page, cancellationToken);

    /// <summary>How many pages a file has, by its header.</summary>
    /// <param name="content">The file.</param>
    public static Outcome<int> CountPages(byte[] content)
    {
        if (PictureLimits.Check(PictureHeader.Read(content)) is { } problem)
            return problem;
        try
        {
            using var image = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            return image.Contains("n-pages") && image.Get("n-pages") is int pages ? pages : 1;
        }
        catch (VipsException)
        {
            return PictureLimits.Unreadable;
        }
    }

    private async Task<Outcome<GreyPicture>> DecodeAsync(byte[] content, int? page, CancellationToken cancellationToken)
    {
        if (PictureLimits.Check(PictureHeader.Read(content)) is { } problem)
            return problem;
        try
        {
            // Opening reads the header only; pixels come when they are asked for.
            using var image = Image.NewFromBuffer(
                content,
                page > 0 ? string.Create(CultureInfo.InvariantCulture, $"[page={page}]") : string.Empty,
                access: Enums.Access.Sequential,
                failOn: Enums.FailOn.Error);
            if (Check(image, mayHavePages: page is not null) is { } refusal)
                return refusal;
            if (DecodedBytes(image) < PictureLimits.LargeDecodedBytes)
                return Decode(image, isPage: page is not null, cancellationToken);

            var turn = await _largePictures.EnterAsync(cancellationToken);
            if (!turn.IsSuccess)
                return turn.Problem;
            using (turn.Value)
                return Decode(image, isPage: page is not null, cancellationToken);
        }
        catch (VipsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return PictureLimits.Unreadable;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _largePictures.Dispose();

    private static ServiceProblem? Check(Image image, bool mayHavePages)
    {
        if ((long)image.Width * image.Height > PictureLimits.MaxPixels || DecodedBytes(image) > PictureLimits.MaxDecodedBytes)
            return PictureLimits.TooManyPixels;
        return !mayHavePages && image.Contains("n-pages") && image.Get("n-pages") is > 1 ? PictureLimits.SeveralPages : null;
    }

    private static long DecodedBytes(Image image)
    {
        var sampleBytes = image.Format switch
        {
            Enums.BandFormat.Uchar or Enums.BandFormat.Char => 1,
            Enums.BandFormat.Ushort or Enums.BandFormat.Short => 2,
            Enums.BandFormat.Uint or Enums.BandFormat.Int or Enums.BandFormat.Float => 4,
            _ => 16,
        };
        return (long)image.Width * image.Height * image.Bands * sampleBytes;
    }

    private static GreyPicture Decode(Image image, bool isPage, CancellationToken cancellationToken)
    {
        var onItsSide = image.Contains("orientation") && image.Get("orientation") is >= OrientationsOnTheirSide;
        var (width, height) = onItsSide ? (image.Height, image.Width) : (image.Width, image.Height);
        var enlargement = isPage ? 1 : Math.Clamp((double)MinHeight / height, 1, MaxEnlargement);
        var factor = Math.Min(enlargement, (double)(isPage ? MaxPageSide : MaxSide) / Math.Max(width, height));

        // Not the thumbnailer that opens files itself: it does not hand the loader the wish to fail on truncated ones.
        using var scaled = image.ThumbnailImage(
            Math.Max(1, (int)Math.Round(width * factor)),
            height: Math.Max(1, (int)Math.Round(height * factor)),
            size: Enums.Size.Force);
        using var opaque = scaled.HasAlpha() ? scaled.Flatten([255.0]) : scaled.Copy();
        using var grey = opaque.Colourspace(Enums.Interpretation.Bw);
        using var bytes = grey.Cast(Enums.BandFormat.Uchar);
        using var first = bytes.ExtractBand(0);
        first.SetProgress(new Progress<int>(), cancellationToken);
        return new GreyPicture(first.WriteToMemory<byte>(), first.Width, first.Height, (double)width / first.Width);
    }
}
