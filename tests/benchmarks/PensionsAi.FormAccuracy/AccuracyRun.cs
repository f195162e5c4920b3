using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Measuring;
using PensionsAi.FormReading;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceHost;

namespace PensionsAi.FormAccuracy;

/// <summary>Has pages read by the service, in this process and over HTTP, and says how well.</summary>
/// <param name="generator">Makes the pages.</param>
/// <param name="parallel">Pages at a time.</param>
/// <param name="faultsFolder">Where pages with something wrong or not accepted are written; null for nowhere.</param>
internal sealed class AccuracyRun(PageGenerator generator, int parallel, string? faultsFolder)
{
    /// <summary>Prints the figures; whether all that must be reached was.</summary>
    public async Task<bool> PrintAsync(IEnumerable<int> seeds, CancellationToken cancellationToken)
    {
        await using var service = await ServiceUnderTest.StartAsync(
            Add,
            routes => routes.MapFormReading(),
            cancellationToken,
            // No accepted form is drawn for review: what is accepted is counted.
            settings: [new("FormReading:Reviews:AuditShare", "0")]);
        var tally = new AccuracyTally();
        var lockTally = new Lock();
        await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (seed, stop) =>
            {
                var page = await generator.ScanAsync(seed, cancellationToken: stop);
                var verdict = PageVerdict.Of(page.Truth, await ReadAsync(service, page, stop));
                lock (lockTally)
                    tally.Add(verdict);
                if (faultsFolder is not null && verdict.Fields.Any(field => field.IsWronglyAccepted || !field.IsLocated || !field.IsRight || !field.IsAccepted))
                    await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(faultsFolder).FullName, page.Truth.File), page.Content, stop);
            });

        Console.WriteLine(tally.Describe());
        Console.WriteLine();
        foreach (var fault in tally.Faults())
            Console.WriteLine(fault);
        Console.WriteLine();
        var goals = tally.Goals().ToList();
        foreach (var goal in goals)
            Console.WriteLine($"{(goal.IsReached ? "reached" : "MISSED ")}  {goal.What}");
        return goals.TrueForAll(goal => goal.IsReached);
    }

    private static void Add(IHostApplicationBuilder builder)
    {
        // Pages are read at once, and nothing is handed over to jobs.
        builder.Configuration["FormReading:Jobs"] = "http://127.0.0.1:9";
        builder.AddFormReading();
    }

    private static async Task<FormReading.Contracts.FormReading?> ReadAsync(ServiceUnderTest service, GeneratedPage page, CancellationToken cancellationToken)
    {
        // The token that a client comes with is good for a minute.
        using var client = service.Client(Scopes.ReadForms);
        using var content = new ByteArrayContent(page.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(page.MediaType);
        using var response = await client.PostAsync("/v1/form-readings", content, cancellationToken);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
            return null;
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<FormReading.Contracts.FormReading>(JsonConventions.Options, cancellationToken);
    }
}
