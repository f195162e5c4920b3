using System.CommandLine;
using System.Diagnostics;
using PensionsAi.Distributed.Running;
using RabbitMQ.Client;

namespace PensionsAi.Distributed.Relay;

/// <summary>How fast the dispatcher moves jobs from their rows to the queue, beside a client that only publishes.</summary>
internal static class RelayCommand
{
    private const string Kind = "maskings";
    private const double Goal = 5_000;

    public static Command Create()
    {
        var count = new Option<int>("--jobs") { Description = "Jobs a round. Default 20,000.", DefaultValueFactory = _ => 20_000 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds after one that warms up. Default 5.", DefaultValueFactory = _ => 5 };
        var command = new Command("relay", "Rows that are due to messages in a quorum queue: at least 5,000 a second on two cores.") { count, rounds };
        command.SetAction((arguments, cancellationToken) =>
            MeasureAsync(arguments.GetValue(count), arguments.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(int count, int rounds, CancellationToken cancellationToken)
    {
        await using var platform = await Platform.StartAsync();
        await using var rows = new JobRows(platform.Storage);
        await platform.StartAsync("jobs", null, cancellationToken);
        await using var connection = await new ConnectionFactory { Uri = platform.Broker.Address }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);

        await RelayAsync(rows, channel, count, cancellationToken);
        // The raw publisher sends the very message that the dispatcher sends.
        var message = await channel.BasicGetAsync(Kind, autoAck: true, cancellationToken) ?? throw new InvalidOperationException("The queue is empty.");
        await using var raw = await RawPublisher.StartAsync(connection, message, cancellationToken);
        Rounds.Print($"{count} jobs a round, messages of {message.Body.Length} bytes");

        var relayed = new List<double>();
        var published = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            relayed.Add(await RelayAsync(rows, channel, count, cancellationToken));
            published.Add(await raw.PublishAsync(count, cancellationToken));
            Rounds.Print($"round {round}: dispatcher {relayed[^1]:F0}/s, raw publisher {published[^1]:F0}/s, ratio {relayed[^1] / published[^1]:F2}; load {Rounds.Load}");
        }

        var ratio = relayed.Zip(published, (mine, other) => mine / other).Median();
        return Rounds.Judge(
            relayed.Median() >= Goal,
            $"median: dispatcher {relayed.Median():F0}/s (goal {Goal:F0}), raw publisher {published.Median():F0}/s, ratio {ratio:F2}");
    }

    /// <summary>Jobs a second, from the first that is seen in the queue to the last.</summary>
    private static async Task<double> RelayAsync(JobRows rows, IChannel channel, int count, CancellationToken cancellationToken)
    {
        await rows.ClearAsync(cancellationToken);
        await channel.QueuePurgeAsync(Kind, cancellationToken);
        await rows.AddDueAsync(Kind, count, cancellationToken);

        // Not from the commit of the rows: up to a second of that is the wait for the dispatcher's next look.
        var first = await WaitForAsync(channel, 1, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var last = await WaitForAsync(channel, count, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        while (await rows.CountSentAsync(cancellationToken) < count)
            await Task.Delay(50, cancellationToken);
        if (last != count || await channel.MessageCountAsync(Kind, cancellationToken) != count)
            throw new InvalidOperationException("Jobs were sent twice.");
        return (last - first) / elapsed.TotalSeconds;
    }

    private static async Task<uint> WaitForAsync(IChannel channel, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await channel.MessageCountAsync(Kind, cancellationToken);
            if (found >= count)
                return found;
            await Task.Delay(20, cancellationToken);
        }
    }
}
