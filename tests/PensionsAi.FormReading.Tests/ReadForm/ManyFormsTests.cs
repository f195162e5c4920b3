using System.Globalization;
using System.Net.Http.Json;
using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>
/// Forms filled in with official test numbers of people born in 1934 or earlier, each turned, shifted, scaled, blurred, shaded,
/// made noisy and compressed. The number of forms is 30 unless <c>PENSIONSAI_FORMS</c> says otherwise; the figures are printed.
/// </summary>
public sealed class ManyFormsTests(FormReadingHost host, ITestOutputHelper output)
{
    private static readonly int FormCount =
        int.TryParse(Environment.GetEnvironmentVariable("PENSIONSAI_FORMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 30;

    [Fact]
    public async Task Read_ScannedForms_AcceptedOnesAreRight()
    {
        var numbers = TestPersonnummer.Load(TestPictures.DataFolder).Where(IsOld).ToList();
        var random = new Random(1934);
        int accepted = 0, wrong = 0, ticks = 0, signatures = 0, personnummer = 0;
        for (var i = 0; i < FormCount; i++)
        {
            var number = Digits(numbers[random.Next(numbers.Count)]);
            var share = TestTemplates.Pension.Fields.Single(field => field.Name == "share").Options![random.Next(4)].Value;
            using var form = await FilledForm.EmptyAsync(TestTemplates.Pension, seed: random.Next());
            form.Write("personnummer", number).Write("from-month", "203006").Write("date", "20270315");
            form.Cross("share", share).Cross("payment", "payment-slip").Sign("signature");
            form.Change(page => Scan(page, random));
            using var response = await host.PostAsync("", form.Page.ImEncode(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, random.Next(40, 90))), "image/jpeg");
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var reading = await response.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken);

            var expected = new Dictionary<string, string>
            {
                ["personnummer"] = $"{number[..8]}-{number[8..]}", ["share"] = share, ["payment"] = "payment-slip",
                ["from-month"] = "2030-06", ["date"] = "2027-03-15", ["signature"] = "true",
            };
            foreach (var field in reading!.Fields.Where(field => field.Accepted && field.Value!.ToString() != expected[field.Name]))
            {
                wrong++;
                output.WriteLine($"form {i}: {field.Name} {field.Value} for {expected[field.Name]}, {field.Confidence:F4}");
            }

            foreach (var field in reading.Fields.Where(field => !field.Accepted && expected.ContainsKey(field.Name)))
                output.WriteLine($"form {i}: {field.Name} not accepted: {field.Suggestion} for {expected[field.Name]}, {field.Confidence:F4} [{string.Join(' ', field.Checks)}]");
            accepted += reading.Decision == FormDecision.Accepted ? 1 : 0;
            personnummer += IsAccepted("personnummer");
            ticks += IsAccepted("share") + IsAccepted("payment");
            signatures += IsAccepted("signature");

            int IsAccepted(string name) => reading.Fields.Single(field => field.Name == name).Accepted ? 1 : 0;
        }

        output.WriteLine($"{FormCount} forms, {accepted} accepted; personnummer {personnummer}, ticks {ticks} of {2 * FormCount}, signatures {signatures}; fields accepted and wrong {wrong}");
        Assert.Equal(0, wrong);
        Assert.InRange((double)personnummer / FormCount, 0.85, 1);
        Assert.InRange((double)ticks / (2 * FormCount), 0.95, 1);
        Assert.InRange((double)signatures / FormCount, 0.99, 1);
    }

    private static bool IsOld(string number) => string.CompareOrdinal(Digits(number), "1935") < 0 && string.CompareOrdinal(Digits(number), "1907") > 0;

    private static string Digits(string number) => new([.. number.Where(char.IsAsciiDigit)]);

    private static Mat Scan(Mat page, Random random)
    {
        using var turned = PageChanges.Rotate(page, random.NextDouble() * 10 - 5);
        var scan = PageChanges.Resize(turned, 0.6 + 0.4 * random.NextDouble(), 0.6 + 0.4 * random.NextDouble());
        Cv2.GaussianBlur(scan, scan, new Size(0, 0), 0.4 + random.NextDouble());
        // A fold: darker on one side of it.
        var fold = random.Next(scan.Height / 4, scan.Height * 3 / 4);
        using (var half = scan[new Rect(0, fold, scan.Width, scan.Height - fold)])
            half.ConvertTo(half, -1, 0.8 + 0.2 * random.NextDouble());
        scan.ConvertTo(scan, -1, 0.75 + 0.25 * random.NextDouble(), 10);
        PageChanges.AddNoise(scan, 2 + 8 * random.NextDouble(), random.Next());
        return scan;
    }
}
