using System.Globalization;

namespace PensionsAi.FormReading.Domain;

/// <summary>Finds the most probable dates of a period among all that a row may say, by trying every one.</summary>
internal static class DateDecoder
{
    /// <summary>Readings less probable than this share of the best are no help to anybody, and are not kept while searching.</summary>
    private const double LeastShare = 1e-6;

    /// <summary>The likeliest dates, best first; empty when no row has the length of one.</summary>
    /// <param name="rows">Ways of cutting the row; those of another length are passed over.</param>
    /// <param name="length">Digits of a date: <see cref="WrittenDate.DayLength"/> or <see cref="WrittenDate.MonthLength"/>.</param>
    /// <param name="earliest">The first day that is allowed.</param>
    /// <param name="latest">The last day that is allowed.</param>
    public static IReadOnlyList<ScoredNumber> Decode(IEnumerable<DigitRow> rows, int length, DateOnly earliest, DateOnly latest)
    {
        var readings = new List<(string Digits, double Probability, char? Separator)>();
        var total = 0.0;
        var kappa = 0.0;
        var best = 0.0;
        foreach (var row in rows.Where(row => row.Digits.Count == length))
        {
            var shape = Math.Exp(row.LogShape);
            var count = 0;
            foreach (var date in Dates(length, earliest, latest))
            {
                count++;
                var probability = shape * Probability(row, date);
                total += probability;
                best = Math.Max(best, probability);
                if (probability >= best * LeastShare)
                    readings.Add((date.ToString(CultureInfo.InvariantCulture), probability, null));
            }

            kappa = Math.Max(kappa, Decoding.Kappa(count / Math.Pow(10, length)));
        }

        return readings.Count == 0 ? [] : Decoding.Rank(readings, total, kappa);
    }

    private static IEnumerable<int> Dates(int length, DateOnly earliest, DateOnly latest)
    {
        if (length == WrittenDate.MonthLength)
        {
            for (var month = new DateOnly(earliest.Year, earliest.Month, 1); month <= latest; month = month.AddMonths(1))
                yield return month.Year * 100 + month.Month;
            yield break;
        }

        for (var day = earliest; day <= latest; day = day.AddDays(1))
            yield return (day.Year * 100 + day.Month) * 100 + day.Day;
    }

    private static double Probability(DigitRow row, int date)
    {
        var probability = 1.0;
        for (var i = row.Digits.Count - 1; i >= 0; i--, date /= 10)
            probability *= row.Digits[i].Probability(date % 10);
        return probability;
    }
}
