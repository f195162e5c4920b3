using System.Text;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Tests.Pdf;

public sealed class PdfPagesTests : IDisposable
{
    private static readonly Poppler Poppler = Poppler.Find();

    private readonly PdfPages _pages = new(Poppler, TimeProvider.System);

    public void Dispose() => _pages.Dispose();

    [Fact]
    public async Task Render_Page_HasItsLongSide()
    {
        var page = Assert.Single(await RenderAsync(BlankForm.Draw(TestTemplates.Pension)));
        Assert.Equal(1000, page.Height);
        Assert.InRange(page.Width, 705, 709);
        Assert.Contains((byte)0, page.Pixels);
    }

    [Fact]
    public async Task Render_NoPdf_Fails()
    {
        await Assert.ThrowsAsync<PdfFailedException>(() => RenderAsync("%PDF-1.7 and no more"u8.ToArray()));
        await Assert.ThrowsAsync<PdfFailedException>(() => RenderAsync([]));
    }

    [Fact]
    public async Task Render_HugePage_IsBounded()
    {
        var pdf = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(BlankForm.Draw(TestTemplates.Pension)).Replace("/MediaBox[0 0 595.276 841.89]", "/MediaBox[0 0 999999 999999]", StringComparison.Ordinal));
        var page = Assert.Single(await RenderAsync(pdf));
        Assert.InRange(Math.Max(page.Width, page.Height), 1, 1000);
    }

    [Fact]
    public async Task Render_Cancelled_Stops()
    {
        Assert.SkipWhen(Poppler.Path is null, "pdftoppm is not installed");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in _pages.RenderAsync(BlankForm.Draw(TestTemplates.Pension), 1000, 1, 1, cancelled.Token))
                Assert.Fail("A page came after the end.");
        });
    }

    [Fact]
    public async Task Render_WithoutProgram_Fails()
    {
        var pages = new PdfPages(new Poppler(Path: null), TimeProvider.System);
        Assert.False(pages.IsAvailable);
        await Assert.ThrowsAsync<PdfFailedException>(() => pages.RenderPageAsync([1], 1, 10, 10, TestContext.Current.CancellationToken));
    }

    private async Task<List<GreyPicture>> RenderAsync(byte[] pdf)
    {
        Assert.SkipWhen(Poppler.Path is null, "pdftoppm is not installed");
        var pages = new List<GreyPicture>();
        await foreach (var page in _pages.RenderAsync(pdf, 1000, 1, 5, TestContext.Current.CancellationToken))
            pages.Add(page);
        return pages;
    }
}
