using System.CommandLine;
using PensionsAi.Distributed.Running;

namespace PensionsAi.Distributed.Workers;

/// <summary>The same backlog done by one worker on one core, and by two on two.</summary>
internal static class WorkersCommand
{
    private const double Goal = 0.6;

    public static Command Create()
    {
        var count = new Option<int>("--jobs") { Description = "Jobs a round. Default 12.", DefaultValueFactory = _ => 12 };
        var texts = new Option<int>("--texts")
        {
            Description = "Texts a job, of some 4,000 characters each. Default 1,000.", DefaultValueFactory = _ => 1_000,
        };
        var rounds = new Option<int>("--rounds") { Description = "Rounds. Default 8.", DefaultValueFactory = _ => 8 };
        var command = new Command("workers", "A backlog of classifications: two workers need at most 0.6 of the time of one.") { count, texts, rounds };
        command.SetAction((arguments, cancellationToken) => MeasureAsync(
            arguments.GetValue(count), arguments.GetValue(texts), arguments.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(int count, int texts, int rounds, CancellationToken cancellationToken)
    {
        await using var platform = await Platform.StartAsync();
        var jobs = await platform.StartAsync("jobs", null, cancellationToken);
        var gateway = await platform.StartAsync("gateway", null, cancellationToken);
        await using var rows = new JobRows(platform.Storage);

        var (ofOne, ofTwo) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            ofOne.Add(await RunAsync(workers: 1));
            ofTwo.Add(await RunAsync(workers: 2));
            Rounds.Print($"round {round}: one worker {ofOne[^1]:F1} s, two workers {ofTwo[^1]:F1} s, ratio {ofTwo[^1] / ofOne[^1]:F2}; load {Rounds.Load}");
        }

        // Whatever else runs on these cores only ever adds time: the shortest of each is the least disturbed.
        var ratio = ofTwo.Min() / ofOne.Min();
        return Rounds.Judge(
            ratio <= Goal,
            $"shortest: one worker {ofOne.Min():F1} s, two workers {ofTwo.Min():F1} s, ratio {ratio:F2} (goal {Goal:F2}); median ratio {ofOne.Zip(ofTwo, (one, two) => two / one).Median():F2}");

        async Task<double> RunAsync(int workers)
        {
            var backlog = new Backlog(rows, workers, count, texts);
            await backlog.SubmitAsync(platform, gateway, cancellationToken);
            var started = new List<Service>();
            for (var core = 0; core < workers; core++)
                started.Add(await platform.StartAsync("classification", core, cancellationToken));

            await backlog.WarmUpAsync(cancellationToken);
            var (before, beside) = (ProcessorTime(started), jobs.ProcessorTime);
            var elapsed = await backlog.FinishAsync(cancellationToken);
            var (used, usedBeside) = (ProcessorTime(started) - before, jobs.ProcessorTime - beside);
            Rounds.Print($"  {workers}: {elapsed.TotalSeconds:F1} s; processor time: workers {used.TotalSeconds:F1} s, jobs {usedBeside.TotalSeconds:F1} s");
            started.ForEach(worker => worker.Dispose());
            return elapsed.TotalSeconds;
        }
    }

    private static TimeSpan ProcessorTime(List<Service> services) =>
        services.Aggregate(TimeSpan.Zero, (sum, service) => sum + service.ProcessorTime);
}
