using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// <c>./run</c> as a new user meets it: the script builds and starts the platform, and the commands that it prints are given to a
/// shell as they are. What the script installs cannot be tried where it is there already.
/// </summary>
public sealed partial class RunScriptTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PrintedExamples_AnswerWhenTheyAreCopied()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl, which the printed examples call, is not installed.");
        var folder = Directory.CreateTempSubdirectory("run-tests-").FullName;
        var port = Random.Shared.Next(30_000, 32_000);
        var environment = new Dictionary<string, string>
        {
            ["Platform__LocalFolder"] = folder,
            ["SingleNode__FirstServicePort"] = (port + 1).ToString(CultureInfo.InvariantCulture),
        };
        var start = Stopwatch.GetTimestamp();
        using var run = Child.StartCommand(
            Path.Combine(Build.Repository, "run"), Build.Repository, environment, "--port", port.ToString(CultureInfo.InvariantCulture));
        await WaitForAsync(run, "/v1/transcriptions");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"built, started and ready after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));

        var answers = new List<JsonElement>();
        foreach (Match command in PrintedCommand().Matches(run.Output))
        {
            using var shell = Child.StartCommand("bash", Build.Repository, environment, "-c", command.Value);
            Assert.True(await shell.WaitAsync(Cancelled) == 0, shell.Output);
            answers.Add(JsonSerializer.Deserialize<JsonElement>(shell.Output[shell.Output.IndexOf('{', StringComparison.Ordinal)..]));
        }

        Assert.Equal(4, answers.Count);
        Assert.Contains("[PERSON_1]", answers[0].GetProperty("results")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("SKATT_UTBETALNING", answers[1].GetProperty("results")[0].GetProperty("labels")[0].GetProperty("code").GetString());
        Assert.Equal("340101-7003", answers[2].GetProperty("fields")[0].GetProperty("value").GetString());
        Assert.Equal("transcriptions", answers[3].GetProperty("kind").GetString());

        using var kill = Process.Start("kill", ["-TERM", run.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.True(await run.WaitAsync(Cancelled) == 0, run.Output);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Help_WithoutAnything_ExplainsItself()
    {
        using var help = Child.StartCommand(Path.Combine(Build.Repository, "run"), Build.Repository, new Dictionary<string, string>(), "--help");
        Assert.Equal(0, await help.WaitAsync(Cancelled));
        Assert.StartsWith("Usage: ./run", help.Output, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(Child child, string text)
    {
        var start = Stopwatch.GetTimestamp();
        while (!child.Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(child.Process.HasExited, child.Output);
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, child.Output);
            await Task.Delay(100, Cancelled);
        }
    }

    [GeneratedRegex(@"^  curl .*\\\n.*$", RegexOptions.Multiline)]
    private static partial Regex PrintedCommand();
}
