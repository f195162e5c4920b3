using System.Globalization;

namespace PensionsAi.Distributed.Running;

/// <summary>What was measured, round by round.</summary>
internal static class Rounds
{
    /// <summary>
    /// Processes that ran or waited for a core, on average over the last minute. Where it is far above what a measurement itself
    /// keeps busy, others had a share of the cores.
    /// </summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>The middle value; of an even number the upper of the two in the middle.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    /// <summary>Prints a line; numbers have a point, whatever the culture.</summary>
    public static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Prints what is compared with the goal, and gives the exit code.</summary>
    public static int Judge(bool isReached, FormattableString result)
    {
        Print($"{result.ToString(CultureInfo.InvariantCulture)}: {(isReached ? "reached" : "missed")}");
        return isReached ? 0 : 1;
    }
}
