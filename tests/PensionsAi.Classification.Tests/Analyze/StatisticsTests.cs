using CsCheck;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class StatisticsTests
{
    /// <summary>Reference values of R 4.3, fisher.test.</summary>
    [Theory]
    [InlineData(1, 10, 9, 10, 0.001093)]
    [InlineData(3, 4, 1, 4, 0.4857)]
    [InlineData(0, 50, 10, 50, 0.001189)]
    [InlineData(7, 12, 7, 12, 1)]
    public void Fisher_OfTwoShares_IsTheReference(int hits, int count, int otherHits, int otherCount, double p) =>
        Assert.Equal(p, FisherTest.PValue(hits, count, otherHits, otherCount), 4);

    /// <summary>By hand: each p times the number of tests over its rank, and never more than that of the next.</summary>
    [Fact]
    public void QValues_OfTests_AreBenjaminiAndHochbergs() =>
        Assert.Equal([0.004, 0.02, 0.04, 0.05], FalseDiscovery.QValues([0.001, 0.01, 0.03, 0.05]), (one, other) => Math.Abs(one - other) < 1e-12);

    [Fact]
    public void Hide_Table_NoHiddenCountCanBeComputedFromARowOrColumn()
    {
        var tables = from rows in Gen.Int[1, 6]
                     from columns in Gen.Int[2, 6]
                     from counts in Gen.Int[0, 12].Array[rows * columns]
                     select (rows, columns, counts);
        tables.Sample(table =>
        {
            var counts = new int[table.rows, table.columns];
            for (var i = 0; i < table.counts.Length; i++)
                counts[i / table.columns, i % table.columns] = table.counts[i];
            var hidden = Suppression.Hide(counts, new bool[table.rows, table.columns], hasColumnTotals: table.rows > 1);

            for (var row = 0; row < table.rows; row++)
            {
                for (var column = 0; column < table.columns; column++)
                    Assert.True(hidden[row, column] || counts[row, column] is 0 or >= Suppression.FewestShown);
                AssertTellsNothing([.. Enumerable.Range(0, table.columns).Select(column => (counts[row, column], hidden[row, column]))]);
            }

            for (var column = 0; table.rows > 1 && column < table.columns; column++)
                AssertTellsNothing([.. Enumerable.Range(0, table.rows).Select(row => (counts[row, column], hidden[row, column]))]);
        });
    }

    // A total less what is shown tells the sum of what is hidden: of one count the count, of few people together their number.
    private static void AssertTellsNothing((int Count, bool IsHidden)[] line)
    {
        var hidden = line.Where(cell => cell.IsHidden).ToList();
        Assert.True(hidden.Count == 0 || hidden.Count == line.Length || (hidden.Count > 1 && hidden.Sum(cell => cell.Count) is 0 or >= Suppression.FewestShown));
    }

    [Theory]
    [InlineData(new[] { 40, 3, 20 }, new[] { 40, -1, -1 })]
    [InlineData(new[] { 40, 3, 2 }, new[] { 40, -1, -1 })]
    [InlineData(new[] { 30, 1, 20, 2 }, new[] { 30, -1, -1, -1 })]
    [InlineData(new[] { 40, 3, 0 }, new[] { -1, -1, 0 })]
    [InlineData(new[] { 40, 0, 20 }, new[] { 40, 0, 20 })]
    [InlineData(new[] { 5, 4 }, new[] { -1, -1 })]
    public void Hide_List_ShowsWhatTellsNothing(int[] counts, int[] shown) =>
        Assert.Equal(shown.Select(count => count < 0 ? (int?)null : count), Suppression.Hide(counts));

    [Theory]
    [InlineData("2024-03-31", "2024-03-31")]
    [InlineData("2024-03-31T23:59:00Z", "2024-03-31")]
    [InlineData(" 2024/03/31 12:00", "2024-03-31")]
    [InlineData("20240331", "2024-03-31")]
    [InlineData("31/3/2024", "2024-03-31")]
    [InlineData("2024", "2024-01-01")]
    [InlineData("1921-05-01", null)]
    [InlineData("2031-05-01", null)]
    [InlineData("2024-02-30", null)]
    [InlineData("i går", null)]
    [InlineData("", null)]
    public void Read_DateCell_IsADateOrNone(string cell, string? date) =>
        Assert.Equal(date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), DateCell.Read(cell, new DateOnly(2026, 11, 26)));

    [Theory]
    [InlineData("2024-01-15", "2024-08-31", PeriodUnit.Month, "2024-01", "2024-08", 8)]
    [InlineData("2023-12-15", "2024-08-01", PeriodUnit.Quarter, "2023-Q4", "2024-Q3", 4)]
    [InlineData("2021-01-01", "2023-12-31", PeriodUnit.Year, "2021", "2023", 3)]
    [InlineData("2024-05-01", "2024-05-01", PeriodUnit.Month, "2024-05", "2024-05", 1)]
    public void Of_Dates_PeriodsFitAndHaveNoGaps(string first, string last, PeriodUnit unit, string firstName, string lastName, int count)
    {
        DateOnly[] dates = [.. new[] { last, first }.Select(date => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture))];
        var periods = Periods.Of(dates);
        Assert.Equal((unit, firstName, lastName, count), (periods.Unit, periods.Names[0], periods.Names[^1], periods.Names.Count));
        Assert.Equal((0, count - 1), (periods.IndexOf(dates[1]), periods.IndexOf(dates[0])));
    }
}
