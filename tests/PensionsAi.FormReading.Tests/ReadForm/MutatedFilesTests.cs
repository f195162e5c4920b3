using System.Globalization;
using System.Net.Http.Json;
using OpenCvSharp;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>
/// Files of every kind with bits flipped, cut short, and parts copied over others, sent over HTTP: each is read or refused with a
/// 4xx, and what is accepted is what was written. 200 of them unless <c>PENSIONSAI_MUTATIONS</c> says otherwise.
/// </summary>
public sealed class MutatedFilesTests(FormReadingHost host, ITestOutputHelper output)
{
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("PENSIONSAI_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 200;

    [Fact]
    public async Task Post_MutatedFiles_AreReadOrRefused()
    {
        using var form = await TestForms.PensionAsync(seed: 6);
        form.Change(page => PageChanges.Resize(page, 0.4, 0.4));
        (string ContentType, byte[] Content)[] files =
        [
            ("image/png", form.Encode()),
            ("image/jpeg", form.Encode(".jpg")),
            ("image/tiff", FormFiles.Tiff(form.Encode())),
            ("application/pdf", FormFiles.Pdf(form.Encode(".jpg"))),
        ];
        var random = new Random(2026);
        var answers = new SortedDictionary<int, int>();
        for (var i = 0; i < Mutations; i++)
        {
            var (contentType, content) = files[i % files.Length];
            using var response = await host.PostAsync("", Mutate(content, random), contentType);
            var status = (int)response.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            // A PDF whose damage makes it one of several pages goes to jobs, of which these tests have none.
            Assert.True(status is 200 or (>= 400 and < 500) || (status == 503 && contentType == "application/pdf"), $"Mutation {i} of {contentType}: {status}");
            if (status == 200)
                await AssertNothingWrongAsync(response.Content);
        }

        output.WriteLine(string.Join(", ", answers.Select(answer => $"{answer.Key}: {answer.Value}")));
        using var whole = await host.PostAsync("", files[0].Content);
        Assert.True(whole.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Run_MutatedArchives_AreReadOrRefused()
    {
        using var form = await TestForms.PensionAsync(seed: 6);
        form.Change(page => PageChanges.Resize(page, 0.4, 0.4));
        var archive = FormFiles.Zip(("1.jpg", form.Encode(".jpg")), ("2.jpg", form.Encode(".jpg")));
        var random = new Random(7);
        for (var i = 0; i < Mutations / 4; i++)
        {
            var outcome = await ReadFilesTests.RunAsync(host, "application/zip", Mutate(archive, random));
            Assert.True(outcome.Problem is null or { Status: 413 or 422 }, $"Mutation {i}: {outcome.Problem?.Kind}");
        }
    }

    private static async Task AssertNothingWrongAsync(HttpContent content)
    {
        var reading = await content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken);
        if (reading!.Decision == FormDecision.Accepted)
            Assert.Equal("19340101-7003", reading.Fields.Single(field => field.Name == "personnummer").Value!.GetValue<string>());
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var mutated = whole.AsSpan(0, random.Next(4) == 0 ? random.Next(1, whole.Length) : whole.Length).ToArray();
        for (var flips = random.Next(0, 16); flips > 0; flips--)
            mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));
        if (random.Next(4) == 0)
        {
            var length = random.Next(1, Math.Max(2, mutated.Length / 8));
            var (from, to) = (random.Next(mutated.Length - length + 1), random.Next(mutated.Length - length + 1));
            mutated.AsSpan(from, length).ToArray().CopyTo(mutated, to);
        }

        // Most decoders look at the first bytes first.
        if (random.Next(3) == 0)
            mutated[random.Next(Math.Min(64, mutated.Length))] = (byte)random.Next(256);
        return mutated;
    }
}
