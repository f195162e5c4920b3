using System.Diagnostics;

namespace PensionsAi.MixedLoad;

/// <summary>Keeps a number of calls under way for a time.</summary>
internal sealed class Load(HttpClient client, IReadOnlyList<Call> calls, int seed)
{
    public async Task<Tally> RunAsync(int concurrency, TimeSpan duration, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(worker => WorkAsync(new Random(seed + worker))));
        tally.Elapsed = Stopwatch.GetElapsedTime(start);
        return tally;

        async Task WorkAsync(Random random)
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
                await SendAsync(Choose(random), tally, cancellationToken);
        }
    }

    private async Task SendAsync(Call call, Tally tally, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var request = call.Create();
            using var answer = await client.SendAsync(request, cancellationToken);
            tally.Add(call.Name, (int)answer.StatusCode, Stopwatch.GetElapsedTime(start));
        }
        catch (HttpRequestException)
        {
            tally.Add(call.Name, Tally.NoAnswer, Stopwatch.GetElapsedTime(start));
        }
    }

    private Call Choose(Random random)
    {
        var ticket = random.Next(calls.Sum(call => call.Share));
        return calls.First(call => (ticket -= call.Share) < 0);
    }
}
