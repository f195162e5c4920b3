using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>Whole forms under review.</summary>
public sealed class FormReviewTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_NotSignedAndNothingChosen_IsAskedForThatWithPictures()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        using var form = await TestForms.EmptyAsync(TestTemplates.Pension);
        form.Write("personnummer", "193401017003").Write("from-month", "202703").Write("date", "20260126").Tick("payment", "bank-account");
        var reading = await ReadAsync(host, form.Encode());
        Assert.Equal(FormDecision.Review, reading.Decision);

        using var reviewer = host.Reviewer("anna");
        var details = (await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{reading.ReviewId}", JsonConventions.Options, Cancelled))!;
        Assert.Equal(TestTemplates.Pension.Fields.Select(field => (field.Name, field.Label)), details.Fields.Select(field => (field.Reading.Name, field.Label)));
        Assert.All(details.Fields, field => Assert.StartsWith("data:image/png;base64,", field.Crop, StringComparison.Ordinal));
        Assert.Equal(["share", "signature"], details.Fields.Where(field => field.IsAsked).Select(field => field.Reading.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["whole", "three-quarters", "half", "quarter"], details.Fields.Single(field => field.Reading.Name == "share").Options!.Select(option => option.Value));

        using var wrong = await reviewer.PutAsJsonAsync($"/v1/reviews/{reading.ReviewId}", new { values = new { share = "all", signature = "yes" } }, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var settled = await reviewer.PutAsJsonAsync($"/v1/reviews/{reading.ReviewId}", new { values = new { share = "half", signature = true } }, Cancelled);
        Assert.Equal(HttpStatusCode.OK, settled.StatusCode);
    }

    [Fact]
    public async Task Job_OfAnArchiveDeliveredTwice_HasOneReviewOfEachForm()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        using var whole = await TestForms.PensionAsync(seed: 1);
        using var empty = await TestForms.EmptyAsync(TestTemplates.Pension);
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, form) in (List<(string, FilledForm)>)[("a.png", empty), ("b.png", whole), ("c.png", empty)])
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(Cancelled);
                await entry.WriteAsync(form.Encode(), Cancelled);
            }
        }

        var job = Guid.CreateVersion7();
        var first = await RunAsync(host, job, archive.ToArray());
        var second = await RunAsync(host, job, archive.ToArray());
        Assert.Equal(first.Readings.Select(reading => (reading.File, reading.ReviewId)), second.Readings.Select(reading => (reading.File, reading.ReviewId)));
        Assert.Equal([true, false, true], first.Readings.Select(reading => reading.ReviewId is not null));
        using var reviewer = host.Reviewer("anna");
        var queue = await reviewer.GetFromJsonAsync<ReviewList>("/v1/reviews", JsonConventions.Options, Cancelled);
        Assert.Equal(2, queue!.TotalItems);
    }

    private static async Task<FormReadings> RunAsync(ReviewHost host, Guid job, byte[] archive)
    {
        using var body = new MemoryStream(archive);
        var outcome = await host.Services.GetRequiredService<ReadFormJob>().RunAsync(
            new JobInput(job, "form-readings", "tests", null, "application/zip", new QueryCollection(), body), new Progress<double>(), Cancelled);
        using var result = new MemoryStream();
        await outcome.Representations[0].WriteAsync(result, Cancelled);
        return JsonSerializer.Deserialize<FormReadings>(result.ToArray(), JsonConventions.Options)!;
    }

    private static async Task<Contracts.FormReading> ReadAsync(ReviewHost host, byte[] picture)
    {
        using var client = host.ClientOf("case-handling", Scopes.ReadForms);
        using var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await client.PostAsync("/v1/form-readings", content, Cancelled);
        return (await answer.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, Cancelled))!;
    }
}
