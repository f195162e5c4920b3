using System.Text;
using OpenCvSharp;
using OpenCvSharp.Aruco;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;
using ZXing;
using ZXing.Common;

namespace PensionsAi.FormReading.Tests.Printing;

public sealed class BlankFormTests
{
    private static readonly Poppler Poppler = Poppler.Find();

    private readonly BlankPages _pages = new(new PdfPages(Poppler, TimeProvider.System));

    public static TheoryData<string> Templates => ["pension", "every type"];

    [Fact]
    public void Draw_Template_IsAPdf()
    {
        var pdf = BlankForm.Draw(TestTemplates.Pension);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.InRange(pdf.Length, 5_000, 500_000);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Render_Blank_HasItsMarksWhereTheLayoutSays(string name)
    {
        var template = Template(name);
        var page = await RenderAsync(template);
        using var picture = Mat.FromPixelData(page.Height, page.Width, MatType.CV_8UC1, page.Pixels);
        using var dictionary = MarkPattern.OpenDictionary();
        using var detector = new ArucoDetector(dictionary);
        detector.DetectMarkers(picture, out var corners, out var ids, out _);
        Assert.Equal([0, 1, 2, 3], ids.Order());
        for (var i = 0; i < ids.Length; i++)
        {
            var box = FormLayout.Mark(template.Pages[0], ids[i]);
            Assert.Equal(box.X * BlankPages.PixelsPerMillimetre, corners[i][0].X, 1.5);
            Assert.Equal(box.Y * BlankPages.PixelsPerMillimetre, corners[i][0].Y, 1.5);
            Assert.Equal((box.X + box.Width) * BlankPages.PixelsPerMillimetre, corners[i][2].X, 1.5);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Render_Blank_HasItsCodeWhereTheLayoutSays(string name)
    {
        var template = Template(name);
        var page = await RenderAsync(template);
        using var picture = Mat.FromPixelData(page.Height, page.Width, MatType.CV_8UC1, page.Pixels);
        var (x, y, side) = ((int)(FormLayout.CodeLeft - 2) * 8, (int)(FormLayout.CodeTop - 2) * 8, (int)(FormLayout.CodeSide + 4) * 8);
        using var code = picture[new Rect(x, y, side, side)].Clone();
        code.GetArray(out byte[] pixels);
        var result = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8))));
        Assert.Equal(new PrintedCode(template.Id, template.Version, 1), PrintedCode.Parse(result.Text));
    }

    /// <summary>Each frame of a cell is ink on the rendered page, and what it frames is paper.</summary>
    [Fact]
    public async Task Render_Blank_HasItsCellsWhereTheDefinitionSays()
    {
        var page = await RenderAsync(TestTemplates.Pension);
        foreach (var cell in TestTemplates.Pension.Fields.Single(field => field.Name == "personnummer").Cells!)
        {
            Assert.InRange(At(page, cell.X, cell.Y + cell.Height / 2), 0, 200);
            Assert.InRange(At(page, cell.X + cell.Width / 2, cell.Y + cell.Height), 0, 200);
            Assert.Equal(255, At(page, cell.X + cell.Width / 2, cell.Y + cell.Height / 2));
        }
    }

    [Fact]
    public async Task Render_SameTemplate_IsRenderedOnce()
    {
        Assert.SkipWhen(Poppler.Path is null, "pdftoppm is not installed");
        var first = await _pages.RenderAsync(TestTemplates.Pension, TestContext.Current.CancellationToken);
        var again = TestTemplates.Pension with { Title = TestTemplates.Pension.Title };
        Assert.Same(first, await _pages.RenderAsync(again, TestContext.Current.CancellationToken));
        Assert.NotSame(first, await _pages.RenderAsync(again with { Version = "2" }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("PREMIEPENSION-70PLUS/1/1", true)]
    [InlineData("A-B/999999/12", true)]
    [InlineData("premiepension-70plus/1/1", false)]
    [InlineData("PREMIEPENSION-70PLUS/0/1", false)]
    [InlineData("PREMIEPENSION-70PLUS/1", false)]
    [InlineData("HTTPS://EXAMPLE.COM/1/1", false)]
    [InlineData("", false)]
    public void Parse_Texts_AreCodesOrNot(string text, bool isCode)
    {
        var code = PrintedCode.Parse(text);
        Assert.Equal(isCode, code is not null);
        if (code is not null)
            Assert.Equal(text, code.Text);
    }

    private static FormTemplate Template(string name) => name == "pension" ? TestTemplates.Pension : TestTemplates.EveryType;

    /// <summary>The darkest pixel within a pixel of a place in millimetres.</summary>
    private static int At(GreyPicture page, double x, double y)
    {
        var darkest = 255;
        for (var row = -1; row <= 1; row++)
        {
            for (var column = -1; column <= 1; column++)
                darkest = Math.Min(darkest, page.Pixels[((int)(y * 8) + row) * page.Width + (int)(x * 8) + column]);
        }

        return darkest;
    }

    private async Task<GreyPicture> RenderAsync(FormTemplate template)
    {
        Assert.SkipWhen(Poppler.Path is null, "pdftoppm is not installed");
        return (await _pages.RenderAsync(template, TestContext.Current.CancellationToken))[0];
    }
}
