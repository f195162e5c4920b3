using System.Diagnostics;
using System.Globalization;
using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;

namespace PensionsAi.FormSpeed;

/// <summary>Each stage of one page's reading, timed alone on one thread, and the whole of it.</summary>
internal static class Stages
{
    /// <summary>Pages a second on one core that must be reached.</summary>
    private const double Goal = 2;

    private const int Rounds = 40;
    private const int WarmUp = 5;

    /// <summary>Prints the figures; whether the goal was reached.</summary>
    public static async Task<bool> PrintAsync(FormReadingUnderTest form, byte[] file)
    {
        var picture = (await form.Decoder.DecodePageAsync(file, 0, CancellationToken.None)).Value
            ?? throw new InvalidOperationException("The page is no picture.");
        var whole = await form.Pages.ReadAsync(picture, named: null, CancellationToken.None);
        var template = whole.Value?.Template ?? throw new InvalidOperationException($"The page is not read: {whole.Problem!.Kind}.");
        var page = template.Pages[whole.Value.Number - 1];
        var fields = template.Fields.Where(field => field.Page == whole.Value.Number).ToList();
        var blank = (await form.Blanks.RenderAsync(template, CancellationToken.None))[whole.Value.Number - 1];
        using var upright = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
        var marks = MarkFinder.Find(upright);
        using var straight = StraightPage.Lay(upright, 1, marks, page, blank)!;
        using var printed = new PrintedPage(straight, blank);
        var seen = fields.Select(field => SeenField.See(printed, field)).ToList();

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{picture.Width} × {picture.Height} pixels, {file.Length / 1000} kB, {fields.Count} fields, {Rounds} rounds, one thread"));
        await MeasureAsync("decode the file", async () => await form.Decoder.DecodePageAsync(file, 0, CancellationToken.None));
        await MeasureAsync("find the marks", () => MarkFinder.Find(upright));
        await MeasureAsync("read the code", () => CodeReader.Read(upright, marks));
        await MeasureAsync("lay straight, find the paper", () =>
        {
            using var laid = StraightPage.Lay(upright, 1, marks, page, blank);
        });
        await MeasureAsync("find the fields and their ink", () =>
        {
            using var beside = new PrintedPage(straight, blank);
            foreach (var field in fields)
                SeenField.See(beside, field);
        });
        var reading = await MeasureAsync("read the fields", () => form.Fields.Read(straight, seen, form.Thresholds));
        await MeasureAsync("cut out their pictures", () => fields.ForEach(field => straight.Crop(field.Box)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = await MeasureAsync("all, from file to readings", async () =>
        {
            var decoded = await form.Decoder.DecodePageAsync(file, 0, CancellationToken.None);
            await form.Pages.ReadAsync(decoded.Value!, named: null, CancellationToken.None);
        });
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds + WarmUp);
        var pages = 1000 / all;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages:F2} pages/s on one core (goal {Goal}: {(pages >= Goal ? "reached" : "MISSED")}), {fields.Count * pages:F0} fields/s in all, {fields.Count * 1000 / reading:F0} fields/s once they are found"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{allocated / 1e6:F1} MB allocated a page beside native memory; the process at its largest: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        return pages >= Goal;
    }

    private static Task<double> MeasureAsync(string what, Action stage) => MeasureAsync(what, () =>
    {
        stage();
        return Task.CompletedTask;
    });

    /// <summary>Milliseconds of processor time a round: other work on the machine takes none of it.</summary>
    private static async Task<double> MeasureAsync(string what, Func<Task> stage)
    {
        for (var i = 0; i < WarmUp; i++)
            await stage();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Rounds; i++)
            await stage();
        var milliseconds = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / Rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-32} {milliseconds,8:F1} ms {1000 / milliseconds,8:F1}/s"));
        return milliseconds;
    }
}
