using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Pdf;

/// <summary>
/// Turns the pages of a PDF into grey pictures. A hostile file can make a renderer run wild, so it runs as a child with bounded
/// memory and processor time, may write no file, and is killed when it falls silent or the caller goes on. Nothing it says is
/// logged: its messages quote the file. Thread-safe.
/// </summary>
internal sealed class PdfPages(Poppler poppler, TimeProvider time) : IDisposable
{
    /// <summary>Pixels of the longer side of a page that is read: an A4 at 300 dots per inch.</summary>
    public const int LongSide = 3508;

    /// <summary>Address space of a child. It holds the file, 100 MB at most, and a page; 36 MB are usual.</summary>
    private const int MaxMemoryKiB = 400 * 1024;

    private const int MaxProcessorSeconds = 300;

    /// <summary>Jobs take one a core, and calls are not to wait for them.</summary>
    private const int ChildrenPerCore = 2;

    private const int MaxHeaderBytes = 64;

    /// <summary>Both sides of the largest picture that is taken from the child.</summary>
    private const int MaxSide = 8192;

    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(30);

    // Where the machine's memory ends all the same, the child is to go and not the service.
    private static readonly string Limited = string.Create(
        CultureInfo.InvariantCulture,
        $"echo 1000 >/proc/self/oom_score_adj; ulimit -v {MaxMemoryKiB}; ulimit -t {MaxProcessorSeconds}; ulimit -f 0; ulimit -c 0; exec \"$0\" \"$@\"");

    private readonly SemaphoreSlim _children = new(ChildrenPerCore * Environment.ProcessorCount);

    /// <summary>Whether pages can be rendered on this machine.</summary>
    public bool IsAvailable => poppler.Path is not null;

    /// <summary>The pages in their order, each with its longer side at a length. Waits while many files are rendered.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="longSide">Pixels of the longer side.</param>
    /// <param name="firstPage">From which page on, from 1.</param>
    /// <param name="lastPage">The last page that is asked for; the file may end before it.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <exception cref="PdfFailedException">The file cannot be rendered, as a whole or from the next page on.</exception>
    public async IAsyncEnumerable<GreyPicture> RenderAsync(
        byte[] pdf, int longSide, int firstPage, int lastPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _children.WaitAsync(cancellationToken);
        try
        {
            string[] arguments = ["-scale-to", Text(longSide), "-f", Text(firstPage), "-l", Text(lastPage)];
            await foreach (var page in RenderAsync(pdf, arguments, cancellationToken))
                yield return page;
        }
        finally
        {
            _children.Release();
        }
    }

    /// <summary>
    /// One page of a file of ours at a size in pixels, whatever its proportions. Does not wait for others: whoever reads a page of a
    /// caller's file needs the blank to go on.
    /// </summary>
    /// <exception cref="PdfFailedException">The page cannot be rendered.</exception>
    public async Task<GreyPicture> RenderPageAsync(byte[] pdf, int page, int width, int height, CancellationToken cancellationToken)
    {
        string[] arguments = ["-scale-to-x", Text(width), "-scale-to-y", Text(height), "-f", Text(page), "-l", Text(page)];
        await foreach (var picture in RenderAsync(pdf, arguments, cancellationToken))
            return picture;
        throw new PdfFailedException();
    }

    /// <inheritdoc/>
    public void Dispose() => _children.Dispose();

    private async IAsyncEnumerable<GreyPicture> RenderAsync(
        byte[] pdf, string[] arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FeedAsync(process, pdf, stop.Token);
        var draining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        try
        {
            while (await ReadPageAsync(process.StandardOutput.BaseStream, cancellationToken) is { } picture)
                yield return picture;
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new PdfFailedException();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await stop.CancelAsync();
            await feeding;
            await draining;
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start(string[] arguments)
    {
        var program = poppler.Path ?? throw new PdfFailedException();
        var start = new ProcessStartInfo("/bin/sh", ["-c", Limited, program, "-q", "-gray", .. arguments, "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        return Process.Start(start)!;
    }

    private static async Task FeedAsync(Process process, byte[] pdf, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child has closed its end: it has seen enough, or it has died, which its pages tell.
        }
        catch (OperationCanceledException)
        {
            // The reader has gone on or was cancelled itself.
        }
    }

    /// <summary>A page as a portable greymap (<c>P5</c>): width, height and 255 as text, then the pixels.</summary>
    private async Task<GreyPicture?> ReadPageAsync(Stream output, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(MaxSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            if (await ReadHeaderAsync(output, either.Token) is not { } header)
                return null;
            var pixels = new byte[header.Width * header.Height];
            await output.ReadExactlyAsync(pixels, either.Token);
            return new GreyPicture(pixels, header.Width, header.Height, Scale: 1);
        }
        catch (EndOfStreamException)
        {
            throw new PdfFailedException();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PdfFailedException();
        }
    }

    private static async Task<(int Width, int Height)?> ReadHeaderAsync(Stream output, CancellationToken cancellationToken)
    {
        var header = new byte[MaxHeaderBytes];
        var length = 0;
        for (var lines = 0; lines < 3 && length < MaxHeaderBytes; length++)
        {
            if (await output.ReadAsync(header.AsMemory(length, 1), cancellationToken) == 0)
                return length == 0 ? null : throw new PdfFailedException();
            if (header[length] == '\n')
                lines++;
        }

        var words = System.Text.Encoding.ASCII.GetString(header, 0, length).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["P5", var width, var height, "255"]
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && columns is >= 1 and <= MaxSide && rows is >= 1 and <= MaxSide
            ? (columns, rows)
            : throw new PdfFailedException();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
