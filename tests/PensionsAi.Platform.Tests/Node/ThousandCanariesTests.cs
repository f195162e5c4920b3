using System.Text;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// A thousand invented persons, each through every path, right and wrong. None is found in console, logs, traces, metrics, headers,
/// error bodies, problems of jobs, temporary files, or anything else on the disk.
/// </summary>
public sealed class ThousandCanariesTests
{
    private const int Count = 1_000;
    private const int AtOnce = 8;

    private static readonly string[] Operators = ["tag", "redact", "hash", "pseudonym", "keep-last-4", "generalise", "encrypt"];

    private static readonly IReadOnlyList<CanaryPerson> Persons = CanaryPerson.Create(Count);

    private static readonly WordSearch Marks = new(Persons.SelectMany(person => person.Marks).Distinct());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Persons_ThroughEveryPath_AreNowhere()
    {
        Assert.Equal(Count, Persons.Select(person => person.LastName).Distinct().Count());
        Assert.Equal(Count, Persons.Select(person => person.Number).Distinct().Count());
        await using var collector = await Collector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("thousand-canaries-").FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName;
        await using var node = await PlatformNode.StartAsync(folder, new Dictionary<string, string>(collector.Settings) { ["TMPDIR"] = temporary });
        using var client = node.Client(node.Key);
        foreach (var name in Operators)
            await MaskAllAsync(client, name);
        await MaskTablesAsync(client);
        await Parallel.ForEachAsync(
            Persons.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled },
            async (entry, _) => await SendWrongAsync(client, node, entry.Item, entry.Index));

        // The lines that count what was masked are there.
        await WrittenByNode.AssertCleanAsync(node, collector, Marks, "Masked", "Restored", "Masked a table");
    }

    [Fact]
    public void Marks_ThatAreThere_AreFound()
    {
        foreach (var person in (CanaryPerson[])[Persons[0], Persons[^1]])
        {
            foreach (var mark in person.Marks)
            {
                Assert.NotNull(Marks.Find($"…{mark.ToUpperInvariant()}…"));
                Assert.NotNull(Marks.Find(Encoding.UTF8.GetBytes($"å{mark}")));
                Assert.NotNull(Marks.Find(Encoding.Unicode.GetBytes($"å{mark}")));
                Assert.NotNull(Marks.Find([0, .. Encoding.Unicode.GetBytes($"å{mark}")]));
            }
        }
    }

    // All at once and as a job, with reasons, and restored where that can be.
    private static async Task MaskAllAsync(HttpClient client, string name)
    {
        var body = JsonSerializer.Serialize(new
        {
            @operator = name,
            explain = true,
            consistencyScope = "canaries",
            texts = Persons.Select((person, index) => new { id = $"{index}", text = person.Text }),
        });
        using var masked = await client.PostJsonAsync("/v1/maskings", body);
        Marks.AssertNone("headers", masked.Headers.ToString());
        var results = (await masked.JsonAsync()).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("text").GetString()!).ToList();
        Assert.Equal(Count, results.Count);
        using var accepted = await client.PostJsonAsync("/v1/maskings", body, ("Prefer", "respond-async"));
        await accepted.JsonAsync(202);
        Assert.Equal("succeeded", (await client.FollowAsync(accepted.Headers.Location!)).GetProperty("status").GetString());
        if (name != "encrypt")
            return;

        var texts = JsonSerializer.Serialize(new { texts = results.Select((text, index) => new { id = $"{index}", text }) });
        using var unmasked = await client.PostJsonAsync("/v1/unmaskings", texts);
        Assert.Equal(
            Persons.Select(person => person.Text),
            (await unmasked.JsonAsync()).GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("text").GetString()));
    }

    private static async Task MaskTablesAsync(HttpClient client)
    {
        var csv = "namn;text\n" + string.Concat(Persons.Select(person => $"{person.LastName};{person.Text}\n"));
        var lines = string.Concat(Persons.Select(person => JsonSerializer.Serialize(new { namn = person.LastName, text = person.Text, person.Number }) + "\n"));
        foreach (var (mediaType, table) in (ValueTuple<string, string>[])[("text/csv", csv), ("application/jsonl", lines), ("text/csv", csv["namn;text\n".Length..])])
        {
            using var accepted = await client.PostAsync("/v1/table-maskings", mediaType, Encoding.UTF8.GetBytes(table));
            await accepted.JsonAsync(202);
            Assert.Equal("succeeded", (await client.FollowAsync(accepted.Headers.Location!)).GetProperty("status").GetString());
        }
    }

    private static async Task SendWrongAsync(HttpClient client, PlatformNode node, CanaryPerson person, int index)
    {
        var texts = JsonSerializer.Serialize(new { texts = new[] { new { id = "1", text = person.Text } } });
        string[] bodies =
        [
            texts[..^4],
            texts.Replace("\"id\"", $"\"{person.LastName}\"", StringComparison.Ordinal),
            $$"""{"texts":"{{person.Text}}"}""",
            $$"""{"texts":[{"id":"{{person.LastName}}","text":"{{person.Number}}"}],"operator":"{{person.LastName}}"}""",
            $$"""{"texts":[{"id":"1","text":"{{person.LastName}}"}],"operators":{"{{person.LastName}}":"tag"},"taxonomy":"{{person.LastName}}"}""",
            $$"""{"texts":[{"id":"1","text":"{{person.LastName}}"}],"thresholds":{"{{person.LastName}}":2} }""",
            $$"""{"texts":[{"id":"{{new string('x', 200)}}","text":"{{person.Text}}"}]}""",
        ];
        foreach (var path in (string[])["/v1/maskings", "/v1/unmaskings", "/v1/classifications"])
        {
            using var answer = await client.PostJsonAsync(path, bodies[index % bodies.Length]);
            await AssertErrorIsCleanAsync(answer);
            using var asJob = await client.PostJsonAsync(path, bodies[index % bodies.Length], ("Prefer", "respond-async"));
            await AssertErrorIsCleanAsync(asJob);
        }

        // Refused at once, or failed when the end has been read.
        (string Query, string MediaType, string Table)[] tables =
        [
            ("", "text/csv", $"namn\n\"{person.Text}"),
            ("", "application/jsonl", $"{{\"namn\":\"{person.Text}\"}}\n{{\"{person.LastName}\":"),
            ("", "multipart/form-data; boundary=b", Parts($$"""{"columns":[{"name":"{{person.LastName}}"}]}""", $"namn\n{person.Text}\n")),
            ($"?columns=namn:{person.LastName}", "text/csv", $"namn\n{person.Text}\n"),
            ($"?{person.LastName}={person.Number}", "text/csv", $"namn\n{person.Text}\n"),
            ("", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", person.Text),
            ("", $"multipart/form-data; boundary={person.LastName}", $"--{person.LastName}\r\nContent-Disposition: form-data; name=\"{person.LastName}\"\r\n\r\n{person.Text}"),
        ];
        var (query, mediaType, table) = tables[index % tables.Length];
        using var refused = await client.PostAsync("/v1/table-maskings" + query, mediaType, Encoding.UTF8.GetBytes(table));
        await AssertErrorIsCleanAsync(refused);
        if (refused.Headers.Location is { } location)
        {
            var job = await client.FollowAsync(location);
            Assert.Equal("failed", job.GetProperty("status").GetString());
            Marks.AssertNone("problem", job.GetRawText());
        }

        using var audio = await client.PostAsync($"/v1/transcriptions?language={person.LastName}", "audio/wav", Encoding.UTF8.GetBytes($"RIFF{person.Text}"));
        await AssertErrorIsCleanAsync(audio);
        using var picture = await client.PostAsync($"/v1/form-readings?template={person.Number}", "image/png", Encoding.UTF8.GetBytes(person.Text));
        await AssertErrorIsCleanAsync(picture);
        using var stranger = node.Client($"pai_{person.LastName}");
        using var unknown = await stranger.PostJsonAsync("/v1/maskings", texts);
        await AssertErrorIsCleanAsync(unknown);
    }

    // The query of a job that is accepted is kept with it, so a name that is no column of the table is sent in the body.
    private static string Parts(string settings, string table) =>
        $"--b\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{settings}\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\n{table}\r\n--b--\r\n";

    private static async Task AssertErrorIsCleanAsync(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode is 202 or (>= 400 and < 500), $"{answer.StatusCode}");
        Marks.AssertNone("headers", answer.Headers.ToString());
        Marks.AssertNone("body", await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
