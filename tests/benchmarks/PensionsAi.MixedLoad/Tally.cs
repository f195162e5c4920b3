using System.Collections.Concurrent;
using System.Globalization;

namespace PensionsAi.MixedLoad;

/// <summary>What was answered, and how fast. Thread-safe.</summary>
internal sealed class Tally
{
    /// <summary>Status of a call whose connection broke.</summary>
    public const int NoAnswer = 0;

    private readonly ConcurrentQueue<(string Call, int Status, TimeSpan Time)> _answers = new();

    public TimeSpan Elapsed { get; set; }

    public int Failures => _answers.Count(answer => answer.Status is NoAnswer or >= 500);

    public int Successes => _answers.Count(answer => answer.Status is >= 200 and < 300);

    public void Add(string call, int status, TimeSpan time) => _answers.Enqueue((call, status, time));

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_answers.Count} calls in {Elapsed.TotalSeconds:F1} s, {_answers.Count / Elapsed.TotalSeconds:F0} a second; {Failures} answered 5xx or not at all"));
        foreach (var call in _answers.GroupBy(answer => answer.Call).OrderBy(call => call.Key, StringComparer.Ordinal))
        {
            var times = call.Select(answer => answer.Time).Order().ToList();
            var statuses = call.CountBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {call.Key,-16} p50 {Milliseconds(0.5),6:F0} ms  p99 {Milliseconds(0.99),6:F0} ms  {string.Join(", ", statuses)}"));

            double Milliseconds(double share) => times[(int)(share * (times.Count - 1))].TotalMilliseconds;
        }
    }
}
