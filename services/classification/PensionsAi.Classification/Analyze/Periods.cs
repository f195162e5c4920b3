using System.Globalization;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>Divides time into periods without gaps.</summary>
internal sealed class Periods
{
    private const int MonthsPerQuarter = 3;
    private const int MonthsPerYear = 12;
    private const int FewestQuarterMonths = 9;
    private const int FewestYearMonths = 36;

    private readonly int _first;
    private readonly int _size;

    private Periods(PeriodUnit unit, int size, int first, int last)
    {
        (Unit, _size, _first) = (unit, size, first / size);
        Names = [.. Enumerable.Range(_first, (last / size) - _first + 1).Select(NameOf)];
    }

    /// <summary>What a period is.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>Their names, the earliest first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Periods that hold all dates, of a size that fits how far apart they are.</summary>
    /// <param name="dates">At least one.</param>
    public static Periods Of(IReadOnlyCollection<DateOnly> dates)
    {
        var (first, last) = (MonthOf(dates.Min()), MonthOf(dates.Max()));
        return (last - first + 1) switch
        {
            >= FewestYearMonths => new Periods(PeriodUnit.Year, MonthsPerYear, first, last),
            >= FewestQuarterMonths => new Periods(PeriodUnit.Quarter, MonthsPerQuarter, first, last),
            _ => new Periods(PeriodUnit.Month, 1, first, last),
        };
    }

    /// <summary>Index of the period of a date.</summary>
    public int IndexOf(DateOnly date) => (MonthOf(date) / _size) - _first;

    /// <summary>How many texts each period has.</summary>
    public int[] Count(IEnumerable<AnalysedText> texts)
    {
        var counts = new int[Names.Count];
        foreach (var text in texts)
        {
            if (ColumnOf(text) is { } period)
                counts[period]++;
        }

        return counts;
    }

    /// <summary>The period that a text is of; null when it has no date.</summary>
    public int? ColumnOf(AnalysedText text) => text.Date is { } date ? IndexOf(date) : null;

    private static int MonthOf(DateOnly date) => (date.Year * MonthsPerYear) + date.Month - 1;

    private string NameOf(int period)
    {
        var month = period * _size;
        var (year, within) = (month / MonthsPerYear, month % MonthsPerYear);
        return Unit switch
        {
            PeriodUnit.Year => string.Create(CultureInfo.InvariantCulture, $"{year:D4}"),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-Q{(within / MonthsPerQuarter) + 1}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{within + 1:D2}"),
        };
    }
}
