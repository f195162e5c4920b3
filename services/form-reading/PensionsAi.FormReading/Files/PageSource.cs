using System.Runtime.CompilerServices;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Pdf;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>Gives the pages of a file one by one, never more than one in memory. Thread-safe.</summary>
internal sealed class PageSource(PictureDecoder decoder, PdfPages pdf)
{
    /// <summary>How many pages a PDF has is not known before its last: this many are thought to be still to come.</summary>
    private const double PagesToCome = 5;

    /// <summary>The pages in their order.</summary>
    /// <param name="kind">What the file is.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<SourcePage> ReadAsync(FileKind kind, byte[] content, CancellationToken cancellationToken) => kind switch
    {
        FileKind.Zip => ReadZipAsync(content, cancellationToken),
        FileKind.Pdf => ReadPdfAsync(file: null, content, FileProblems.MaxPages, cancellationToken),
        _ => ReadPictureAsync(file: null, content, FileProblems.MaxPages, cancellationToken),
    };

    /// <summary>Whether there is more than one page, as far as can be seen: what cannot be read has one, and is found out by reading it.</summary>
    /// <param name="kind">What the file is; an archive always has several.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> HasSeveralPagesAsync(FileKind kind, byte[] content, CancellationToken cancellationToken)
    {
        if (kind == FileKind.Picture)
            return PictureDecoder.CountPages(content).Value > 1;
        if (kind == FileKind.Zip || !pdf.IsAvailable)
            return kind == FileKind.Zip;
        const int small = 32;
        await using var second = pdf.RenderAsync(content, small, 2, 2, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return await NextAsync(second) is { IsSuccess: true };
    }

    private async IAsyncEnumerable<SourcePage> ReadZipAsync(byte[] content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = PageArchive.Open(content);
        if (!opened.IsSuccess)
        {
            yield return new SourcePage(null, 1, opened.Problem, 1);
            yield break;
        }

        using var archive = opened.Value;
        var pages = 0;
        for (var i = 0; i < archive.Names.Count; i++)
        {
            var file = await archive.ReadAsync(i, cancellationToken);
            if (!file.IsSuccess)
            {
                yield return new SourcePage(archive.Names[i], 1, file.Problem, (i + 1.0) / archive.Names.Count);
                continue;
            }

            await foreach (var page in ReadFileAsync(archive.Names[i], file.Value, FileProblems.MaxPages - pages, cancellationToken))
            {
                pages++;
                yield return page with { Progress = (i + page.Progress) / archive.Names.Count };
            }
        }
    }

    private IAsyncEnumerable<SourcePage> ReadFileAsync(string? file, byte[] content, int mostPages, CancellationToken cancellationToken) =>
        FileProblems.IsPdf(content)
            ? ReadPdfAsync(file, content, mostPages, cancellationToken)
            : ReadPictureAsync(file, content, mostPages, cancellationToken);

    private async IAsyncEnumerable<SourcePage> ReadPictureAsync(
        string? file, byte[] content, int mostPages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = PictureDecoder.CountPages(content);
        if (!pages.IsSuccess || pages.Value > mostPages)
        {
            yield return new SourcePage(file, 1, pages.Problem ?? FileProblems.TooManyPages, 1);
            yield break;
        }

        for (var number = 1; number <= pages.Value; number++)
            yield return new SourcePage(file, number, await decoder.DecodePageAsync(content, number - 1, cancellationToken), (double)number / pages.Value);
    }

    private async IAsyncEnumerable<SourcePage> ReadPdfAsync(
        string? file, byte[] content, int mostPages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!pdf.IsAvailable)
        {
            yield return new SourcePage(file, 1, PageProblems.NotAvailable, 1);
            yield break;
        }

        await using var pages = pdf.RenderAsync(content, PdfPages.LongSide, 1, mostPages + 1, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var number = 1; ; number++)
        {
            var page = await NextAsync(pages);
            if (page is null)
                yield break;
            if (page.Value.IsSuccess && number > mostPages)
                page = FileProblems.TooManyPages;
            yield return new SourcePage(file, number, page.Value, number / (number + PagesToCome));
            if (!page.Value.IsSuccess)
                yield break;
        }
    }

    /// <summary>The next page or what is wrong with it; null after the last.</summary>
    private static async Task<Outcome<GreyPicture>?> NextAsync(IAsyncEnumerator<GreyPicture> pages)
    {
        try
        {
            return await pages.MoveNextAsync() ? new Outcome<GreyPicture>?(pages.Current) : null;
        }
        catch (PdfFailedException)
        {
            return FileProblems.UnreadablePdf;
        }
    }
}
