using System.Text.Json;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Tests.Analyze;

/// <summary>The government's texts with the labels that its editors gave: what happened must be seen, and little else.</summary>
public sealed class GovernmentTextsTests
{
    private const int MostOthers = 5;

    [Theory]
    [InlineData("2020", "Coronaviruset")]
    [InlineData("2022", "Sveriges stöd till Ukraina")]
    public void Find_YearOfAnEvent_ItsLabelRisesAndFewOthers(string year, string label)
    {
        var (periods, texts, labels) = Read();
        var rising = LabelChanges.Find(periods, texts, labels, (_, _) => true)
            .Where(change => change.Period == year && change.Direction == ChangeDirection.Rising).Select(change => change.Code).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{year}: {string.Join(", ", rising)}");
        Assert.Contains(label, rising);
        Assert.True(rising.Count <= MostOthers + 1, string.Join(", ", rising));
    }

    private static (IReadOnlyList<string> Periods, IReadOnlyList<int> Texts, IReadOnlyList<LabelCount> Labels) Read()
    {
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        Assert.SkipWhen(data is null, "PENSIONSAI_DATA names no folder with the government's texts.");
        var rows = File.ReadLines(Path.Combine(data!, "text", "regeringen-amnen", "train.jsonl")).Select(line => JsonElement.Parse(line))
            .Select(row => (
                Date: DateCell.Read(row.GetProperty("date").GetString() ?? string.Empty, new DateOnly(2026, 12, 31)),
                Labels: row.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!).ToList()))
            .Where(row => row.Date is not null).ToList();
        var periods = Periods.Of([.. rows.Select(row => row.Date!.Value)]);
        Assert.Equal(PeriodUnit.Year, periods.Unit);
        var texts = new int[periods.Names.Count];
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (date, labels) in rows)
        {
            var period = periods.IndexOf(date!.Value);
            texts[period]++;
            foreach (var label in labels.Distinct())
            {
                if (!counts.TryGetValue(label, out var byPeriod))
                    counts.Add(label, byPeriod = new int[texts.Length]);
                byPeriod[period]++;
            }
        }

        return (periods.Names, texts, [.. counts.Select(entry => new LabelCount(entry.Key, entry.Value))]);
    }
}
