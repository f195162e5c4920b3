using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PensionsAi.ThemeFigures;

/// <summary>Times a whole analysis over HTTP, masking and all.</summary>
internal static class ThroughPlatform
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Has texts analysed and prints how long it took, from the first byte sent to the end of the job.</summary>
    /// <param name="address">Address of a platform.</param>
    /// <param name="key">A key with the scope <c>classify</c>.</param>
    /// <param name="texts">The texts.</param>
    public static async Task TimeAsync(Uri address, string key, IReadOnlyList<string> texts)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        var lines = string.Join('\n', texts.Select(text => JsonSerializer.Serialize(new { text })));
        // A series of its own, so that nothing is known of it.
        var series = $"benchmark-{Guid.NewGuid():N}";
        foreach (var time in (string[])["first", "again"])
        {
            var watch = Stopwatch.StartNew();
            using var body = new StringContent(lines, Encoding.UTF8, "application/jsonl");
            using var accepted = await http.PostAsync(new Uri($"/v1/analyses?series={series}", UriKind.Relative), body);
            accepted.EnsureSuccessStatusCode();
            string? status;
            do
            {
                await Task.Delay(BetweenLooks);
                status = JsonElement.Parse(await http.GetStringAsync(accepted.Headers.Location)).GetProperty("status").GetString();
            }
            while (status is "queued" or "running");
            Console.WriteLine($"{texts.Count} texts of {texts.Average(text => text.Length):F0} characters, {time}: {status} in {watch.Elapsed.TotalSeconds:F1} s");
        }
    }
}
