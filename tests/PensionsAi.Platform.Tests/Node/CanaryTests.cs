using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// Invented persons go through every path, right and wrong, and are looked for afterwards in everything that the platform
/// writes: console, traces, metrics, exported logs, and the files on the disk.
/// </summary>
public sealed class CanaryTests
{
    private const string Name = "Kanariefågelsson";
    private const string Number = "19900101-2385";
    private const string Phone = "070-174 06 05";
    private const string Case = "kanarie-arende-7";

    private static readonly WordSearch Canaries = new([Name, Number, Phone, "199001012385", "kanarie@example.com", "Kanariefagelsson", Uri.EscapeDataString(Name)]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Canaries_ThroughEveryPath_AreNowhere()
    {
        await using var collector = await Collector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("canary-tests-").FullName;
        await using var node = await PlatformNode.StartAsync(folder, collector.Settings);
        using var client = node.Client(node.Key);
        await SendAllAsync(client, node);
        var files = await WrittenByNode.AssertCleanAsync(node, collector, Canaries, "Masked");

        // The search finds what is there: the case reference is kept, and meant to be.
        var kept = new WordSearch([Case]);
        Assert.Contains(files, file => kept.Find(File.ReadAllBytes(file)) is not null);
    }

    /// <summary>A process that hosts a service alone is configured by nobody but itself.</summary>
    [Fact]
    public async Task Canaries_ThroughSeparateProcesses_AreNotInWhatTheyWrite()
    {
        await using var collector = await Collector.StartAsync();
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions { Settings = collector.Settings });
        using var client = cluster.Client(cluster.Key);
        await SendAllAsync(client, cluster);

        // Exported in batches, the last of them a second after the call.
        await Task.Delay(TimeSpan.FromSeconds(3), Cancelled);
        Assert.Contains("Masked", cluster.Output, StringComparison.Ordinal);
        Canaries.AssertNone("console", cluster.Output);
        foreach (var message in collector.Messages)
            Canaries.AssertNone("telemetry", message);
    }

    private static async Task SendAllAsync(HttpClient client, IPlatform platform)
    {
        var text = $"Hej, jag heter Anna {Name}, {Number}, ring {Phone} eller skriv till kanarie@example.com.";
        var texts = JsonSerializer.Serialize(new { texts = new[] { new { id = "1", text } } });
        string[] bodies =
        [
            texts,
            texts[..^4],
            texts.Replace("\"id\"", $"\"{Name}\"", StringComparison.Ordinal),
            $$"""{"texts":"{{Name}}"}""",
            $$"""{"texts":[{"id":"{{Name}}","text":"{{Number}}"}],"operator":"{{Name}}"}""",
            $$"""{"texts":[{"id":"1","text":"{{Name}}"}],"taxonomy":"{{Name}}"}""",
        ];
        foreach (var path in (string[])["/v1/maskings", "/v1/classifications"])
        {
            foreach (var body in bodies)
            {
                using (var answer = await client.PostJsonAsync(path, body, ("X-Case-Reference", Case)))
                    await AssertErrorIsCleanAsync(answer);
                using var accepted = await client.PostJsonAsync(path, body, ("Prefer", "respond-async"), ("X-Case-Reference", Case));
                await AssertErrorIsCleanAsync(accepted);
                if (accepted.Headers.Location is { } location)
                    await client.FollowAsync(location);
            }
        }

        foreach (var mediaType in (string[])["audio/wav", "audio/flac", "image/png", $"text/plain; name={Name.Replace('å', 'a')}"])
        {
            foreach (var path in (string[])["/v1/transcriptions", "/v1/form-readings?template=field:personnummer"])
            {
                using var answer = await client.PostAsync(path, mediaType, Encoding.UTF8.GetBytes($"RIFF{text}"));
                await AssertErrorIsCleanAsync(answer);
                if (answer.Headers.Location is { } location)
                    await client.FollowAsync(location);
            }
        }

        // A real picture, read, reviewed, and rejected with a person in the reason.
        var picture = await File.ReadAllBytesAsync(Path.Combine(Build.Samples, "personnummer.png"), Cancelled);
        using (var reading = await client.PostAsync("/v1/form-readings?template=field:digits&length=5", "image/png", picture))
        {
            var review = $"/v1/reviews/{(await reading.JsonAsync()).GetProperty("reviewId").GetString()}";
            foreach (var decision in (object[])[
                new { values = new Dictionary<string, string> { [Name] = "1" } }, new { values = new { digits = Name } }, new { reject = $"{Name}, {Number}" }])
            {
                using var said = await client.PutAsJsonAsync(review, decision, Cancelled);
                await AssertErrorIsCleanAsync(said);
            }

            using var kept = await client.GetAsync(review, Cancelled);
            Assert.Contains(Number, await kept.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        // Taught, corrected, trained and analysed: what is kept is masked, and what is wrong is not repeated.
        (string Path, string MediaType, string Body)[] taught =
        [
            ("/v1/taxonomies/idea-kind/examples", "text/csv", $"text;labels\nHej, jag heter Anna {Name}, {Number};NYTT\nRing {Phone}, jag heter Anna {Name};FORENKLA\n"),
            ("/v1/taxonomies/idea-kind/examples", "text/csv", $"text;labels\nHej;{Name}\n"),
            ($"/v1/taxonomies/idea-kind/examples?textColumn={Uri.EscapeDataString(Name)}", "text/csv", $"text\n{Name}\n"),
            ("/v1/classifications/corrections", "application/json", $$"""{"taxonomy":"idea-kind","text":"Hej, jag heter Anna {{Name}}, {{Number}}","labels":["NYTT"]}"""),
            ("/v1/classifications/corrections", "application/json", $$"""{"taxonomy":"{{Name}}","text":"{{Name}}","labels":["{{Name}}"]}"""),
            ("/v1/taxonomies/idea-kind/trainings", "application/json", ""),
            ("/v1/taxonomies/idea-kind/trainings", "application/json", $$"""{"activate":"{{Name}}"}"""),
            ("/v1/analyses", "text/csv", $"text\n{Name}, {Number}\n"),
            ($"/v1/analyses?taxonomy={Uri.EscapeDataString(Name)}&{Uri.EscapeDataString(Name)}=1", "text/csv", $"{Name}\n{Number}\n"),
            ("/v1/analyses", "application/jsonl", $"{{\"{Name}\":\"{Number}\"}}\n"),
        ];
        foreach (var (path, mediaType, body) in taught)
        {
            using var answer = await client.PostAsync(path, mediaType, Encoding.UTF8.GetBytes(body));
            await AssertErrorIsCleanAsync(answer);
            if (answer.StatusCode == System.Net.HttpStatusCode.Accepted)
                await client.FollowAsync(answer.Headers.Location!);
        }

        using (var list = await client.GetAsync("/v1/taxonomies/idea-kind/examples", Cancelled))
            Canaries.AssertNone("examples", await list.Content.ReadAsStringAsync(Cancelled));

        // Personal data in a query is the caller's mistake, but not to be passed on to telemetry either.
        using var query = await client.PostAsync($"/v1/transcriptions?language={Uri.EscapeDataString(Name)}", "audio/wav", [0]);
        await AssertErrorIsCleanAsync(query);
        using var template = await client.PostAsync($"/v1/form-readings?template={Uri.EscapeDataString(Number)}", "image/png", [0]);
        await AssertErrorIsCleanAsync(template);
        using var stranger = platform.Client($"pai_{Name.Replace('å', 'a')}");
        using var refused = await stranger.PostJsonAsync("/v1/maskings", texts);
        await AssertErrorIsCleanAsync(refused);
    }

    private static async Task AssertErrorIsCleanAsync(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        Canaries.AssertNone("headers", answer.Headers.ToString());
        if (!answer.IsSuccessStatusCode)
            Canaries.AssertNone("error", await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
