using System.Globalization;
using System.Text.Json;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class FormReaderRobustnessTests(FormReadingHost host)
{
    private static readonly TemplateChoice Template = TemplateChoice.Parse("field:personnummer", null).Value!;

    /// <summary>Cut short or with flipped bits, a picture is read or refused; nothing is thrown, and nothing falsely accepted.</summary>
    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".tif")]
    public async Task Read_MutatedPictures_AreReadOrRefused(string suffix)
    {
        var random = new Random(2026);
        var whole = TestPictures.Convert(TestPictures.Strip("340101-7003"), image => image.Copy(), suffix);
        for (var i = 0; i < 150; i++)
        {
            var outcome = await host.Reader.ReadPageAsync(Template, FileKind.Picture, Mutate(whole, random), TestContext.Current.CancellationToken);
            if (!outcome.IsSuccess)
                Assert.Contains(outcome.Problem.Status, new[] { 413, 422 });
            else if (outcome.Value.Reading.Fields[0] is { Accepted: true } field)
                Assert.Equal("340101-7003", field.Value!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(5000, 1)]
    [InlineData(3, 3)]
    public async Task Read_OddShapes_AreReviews(int width, int height)
    {
        var outcome = await host.Reader.ReadPageAsync(Template, FileKind.Picture, TestPictures.Blank(width, height), TestContext.Current.CancellationToken);
        Assert.Equal(Contracts.FormDecision.Review, outcome.Value!.Reading.Decision);
    }

    [Fact]
    public async Task Read_Noise_IsNotAccepted()
    {
        var random = new Random(5);
        for (var i = 0; i < 20; i++)
        {
            var pixels = new byte[800 * 120];
            random.NextBytes(pixels);
            using var image = NetVips.Image.NewFromMemory(pixels, 800, 120, 1, NetVips.Enums.BandFormat.Uchar);
            var outcome = await host.Reader.ReadPageAsync(Template, FileKind.Picture, image.PngsaveBuffer(), TestContext.Current.CancellationToken);
            Assert.Equal(Contracts.FormDecision.Review, outcome.Value!.Reading.Decision);
        }
    }

    [Fact]
    public async Task Read_SwedishCulture_GivesTheSameJson()
    {
        var strip = TestPictures.Strip("340101-7003");
        var here = await SerializeAsync(strip, CultureInfo.InvariantCulture);
        Assert.Equal(here, await SerializeAsync(strip, CultureInfo.GetCultureInfo("sv-SE")));
        Assert.Equal(here, await SerializeAsync(strip, CultureInfo.GetCultureInfo("ar-SA")));
    }

    private async Task<string> SerializeAsync(byte[] strip, CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var outcome = await host.Reader.ReadPageAsync(Template, FileKind.Picture, strip, TestContext.Current.CancellationToken);
            return JsonSerializer.Serialize(outcome.Value!.Reading, JsonConventions.Options);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var mutated = whole.AsSpan(0, random.Next(4) == 0 ? random.Next(1, whole.Length) : whole.Length).ToArray();
        for (var flips = random.Next(0, 12); flips > 0; flips--)
            mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));
        return mutated;
    }
}
