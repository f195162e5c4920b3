using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.MaskingSpeed;

/// <summary>A job of 1,000 texts, 2.4 MB in all, from its body to its result, by the clock: reading, searching, replacing and writing. The queue and the store of a job are not part of it.</summary>
internal static class LargeJob
{
    private const int Texts = 1_000;
    private const int TextLength = 2_400;
    private const double MostSeconds = 10;

    /// <summary>Prints how long it takes; false when it takes too long.</summary>
    public static async Task<bool> PrintAsync(MaskingUnderTest masking, string text, CancellationToken cancellationToken)
    {
        var pieces = MaskingSpeed.Texts.Pieces(text, TextLength);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { texts = Enumerable.Range(0, Texts).Select(index => new { id = $"{index}", text = pieces[index % pieces.Count] }) });
        using var stream = new MemoryStream(body);
        var input = new JobInput(Guid.Empty, "maskings", "benchmark", null, "application/json", new QueryCollection(), stream);
        using var result = new MemoryStream();
        var start = Stopwatch.GetTimestamp();
        var outcome = await masking.Job.RunAsync(input, new Progress<double>(), cancellationToken);
        if (outcome.Problem is { } problem)
            throw new InvalidOperationException(problem.Kind);
        await outcome.Representations[0].WriteAsync(result, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"one job of {Texts} texts, {Texts * TextLength / 1e6:F1} million characters, {body.Length / 1e6:F2} MB: {seconds:F2} s, at most {MostSeconds:F0} s"));
        return seconds < MostSeconds;
    }
}
