using System.Globalization;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Figures of answers.</summary>
internal static class TrafficFigures
{
    /// <summary>The time in milliseconds within which that part of the answers came; 0 when there are none.</summary>
    public static double Percentile(this IEnumerable<Traffic.Answer> answers, double part)
    {
        var sorted = answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];
    }

    /// <summary>How often each status was answered, as text.</summary>
    public static string Statuses(this IEnumerable<Traffic.Answer> answers) => string.Join(
        ", ",
        answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{(group.Key is { } status ? (int)status : "broken")}: {group.Count()}")));
}
