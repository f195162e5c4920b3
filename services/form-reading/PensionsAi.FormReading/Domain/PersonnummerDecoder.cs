using System.Globalization;

namespace PensionsAi.FormReading.Domain;

/// <summary>
/// Finds the most probable valid numbers among all that a row may say. A number is a date and four digits more whose check
/// sums cancel, so the two halves are tabulated apart by residue and joined: exact, and without walking 73 million numbers.
/// </summary>
internal static class PersonnummerDecoder
{
    /// <summary>The likeliest valid numbers, best first; empty when no row has the length of one.</summary>
    /// <param name="rows">Ways of cutting the row; those of another length are passed over.</param>
    /// <param name="today">The last day on which anybody may have been born.</param>
    public static IReadOnlyList<ScoredNumber> Decode(IEnumerable<DigitRow> rows, DateOnly today)
    {
        var readings = new List<(string, double, char?)>();
        var total = 0.0;
        var kappa = 0.0;
        foreach (var row in rows.Where(row => row.Digits.Count is Personnummer.ShortLength or Personnummer.LongLength))
        {
            var dates = Dates(row, today, out var dateCount);
            var tails = Tails(row);
            var shape = Math.Exp(row.LogShape);
            kappa = Math.Max(kappa, Decoding.Kappa(dateCount * 1000 / Math.Pow(10, row.Digits.Count)));
            for (var residue = 0; residue < 10; residue++)
            {
                var complement = (10 - residue) % 10;
                total += shape * dates.Mass(residue) * tails.Mass(complement);
                readings.AddRange(
                    from date in dates.Best(residue)
                    from tail in tails.Best(complement)
                    select (Join(date.Number, tail.Number, row.Digits.Count), shape * date.Probability * tail.Probability, row.Separator));
            }
        }

        return readings.Count == 0 ? [] : Decoding.Rank(readings, total, kappa);
    }

    private static string Join(int date, int tail, int length) =>
        date.ToString(CultureInfo.InvariantCulture).PadLeft(length - 4, '0') + tail.ToString("D4", CultureInfo.InvariantCulture);

    private static ResidueTable Dates(DigitRow row, DateOnly today, out long count)
    {
        var table = new ResidueTable();
        var yearLength = row.Digits.Count - 8;
        var months = Enumerable.Range(0, 13).Select(month => Part(row, month, yearLength, 2)).ToArray();
        var days = Enumerable.Range(0, 100).Select(day => Part(row, day, yearLength + 2, 2)).ToArray();
        var (firstYear, lastYear) = yearLength == 2 ? (0, 99) : (Personnummer.EarliestYear, today.Year);
        count = 0;
        for (var year = firstYear; year <= lastYear; year++)
        {
            var years = Personnummer.Years(year, row.Digits.Count, today).ToArray();
            var (yearProbability, yearResidue) = Part(row, year, 0, yearLength);
            for (var month = 1; month <= 12; month++)
            {
                var lastDay = years.Select(full => Personnummer.LastDay(full, month, today)).DefaultIfEmpty(0).Max();
                for (var day = 1; day <= lastDay; day++)
                {
                    Add(year, yearProbability, yearResidue, month, day);
                    Add(year, yearProbability, yearResidue, month, day + Personnummer.SamordningsnummerOffset);
                }

                count += 2 * lastDay;
            }
        }

        return table;

        void Add(int year, double probability, int residue, int month, int day) => table.Add(
            (residue + months[month].Residue + days[day].Residue) % 10,
            (year * 100 + month) * 100 + day,
            probability * months[month].Probability * days[day].Probability);
    }

    private static ResidueTable Tails(DigitRow row)
    {
        var table = new ResidueTable();
        for (var tail = 0; tail < 10_000; tail++)
        {
            var (probability, residue) = Part(row, tail, row.Digits.Count - 4, 4);
            table.Add(residue % 10, tail, probability);
        }

        return table;
    }

    /// <summary>Probability and check sum of a number written at a position, with leading zeros.</summary>
    private static (double Probability, int Residue) Part(DigitRow row, int number, int position, int length)
    {
        var probability = 1.0;
        var residue = 0;
        var shift = row.Digits.Count - Personnummer.ShortLength;
        for (var i = position + length - 1; i >= position; i--, number /= 10)
        {
            var digit = number % 10;
            probability *= row.Digits[i].Probability(digit);
            if (i >= shift)
                residue += Luhn.Addend(digit, i - shift);
        }

        return (probability, residue);
    }
}
