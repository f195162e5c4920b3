using System.CommandLine;
using System.Diagnostics;
using PensionsAi.Distributed.Running;

namespace PensionsAi.Distributed.Upload;

/// <summary>The largest body that the platform takes, through gateway and jobs into the database: how much memory it needs, and how long.</summary>
internal static class UploadCommand
{
    private const long GoalBytes = 300_000_000;

    public static Command Create()
    {
        var bytes = new Option<long>("--bytes")
        {
            Description = "Bytes of the recording. Default 524,288,000, the limit of the call.", DefaultValueFactory = _ => 500L << 20,
        };
        var rounds = new Option<int>("--rounds") { Description = "Rounds. Default 3.", DefaultValueFactory = _ => 3 };
        var command = new Command("upload", "A recording of 500 MiB: no process of the platform ever has 300 MB resident.") { bytes, rounds };
        command.SetAction((arguments, cancellationToken) =>
            MeasureAsync(arguments.GetValue(bytes), arguments.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(long bytes, int rounds, CancellationToken cancellationToken)
    {
        await using var platform = await Platform.StartAsync();
        var services = new List<Service>();
        foreach (var name in (string[])["jobs", "transcription", "gateway"])
            services.Add(await platform.StartAsync(name, null, cancellationToken));
        PrintPeaks("started", services);

        await using var rows = new JobRows(platform.Storage);
        await using var plain = await PlainCopy.CreateAsync(platform.Storage, cancellationToken);
        using var client = services[^1].Client();
        var ratios = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var upload = await UploadAsync(client, bytes, cancellationToken);
            while (await rows.CountOpenAsync(cancellationToken) > 0)
                await Task.Delay(100, cancellationToken);
            await rows.ClearAsync(cancellationToken);
            var copy = await plain.WriteAsync(bytes, cancellationToken);
            ratios.Add(upload / copy);
            PrintPeaks($"round {round}: upload {upload.TotalSeconds:F1} s, plain COPY {copy.TotalSeconds:F1} s, ratio {ratios[^1]:F2}; load {Rounds.Load}", services);
        }

        var peak = services.Max(service => service.PeakBytes);
        return Rounds.Judge(
            peak < GoalBytes,
            $"median ratio {ratios.Median():F2}; highest peak {peak / 1e6:F0} MB (goal below {GoalBytes / 1e6:F0})");
    }

    private static async Task<TimeSpan> UploadAsync(HttpClient client, long bytes, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var recording = new Recording(bytes);
        using var answer = await client.PostAsync("/v1/transcriptions", recording, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start);
    }

    private static void PrintPeaks(string moment, List<Service> services) =>
        Rounds.Print($"{moment}; peaks: {string.Join(", ", services.Select(service => FormattableString.Invariant($"{service.Name} {service.PeakBytes / 1e6:F0} MB")))}");
}
