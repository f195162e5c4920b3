using PensionsAi.Masking.Model;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.Tests.Model;

public sealed class NameTableTests
{
    private static readonly ModelVersion Version = new("test", "1.0.0", new string('0', 64));

    [Fact]
    public void Find_WrittenEntries_AreReadBack()
    {
        var entries = Enumerable.Range(0, 5_000).ToDictionary(
            index => $"namn{index}",
            index => NameEntry.Create(index, 5_000 - index, index % 4, (CapitalShare)(index % 6), index % 2 == 0, index % 3 == 0, index % 5 == 0));
        var table = NameTable.Load(NameTableWriter.Write(entries), Version);

        Assert.Equal(entries.Count, table.Count);
        Assert.All(entries, pair => Assert.Equal(pair.Value, table.Find(pair.Key.ToUpperInvariant())));
        Assert.Equal(default, table.Find("okänt"));
        Assert.Equal(default, table.Find(""));
        Assert.Equal(default, table.Find(new string('a', 1_000)));
    }

    [Fact]
    public void Load_AnotherFile_IsRefused() => Assert.Throws<InvalidDataException>(() => NameTable.Load(new byte[1_000_000], Version));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(1_000, 10)]
    [InlineData(10_000_000, 15)]
    public void Create_Bearers_AreTheirLogarithm(int bearers, int level) =>
        Assert.Equal(level, NameEntry.Create(bearers, 0, 0, CapitalShare.Unknown, false, false, false).FirstName);

    [Fact]
    public void Find_CommittedTable_KnowsNamesAndWords()
    {
        var names = TestMasking.Names;
        Assert.True(names.Find("Anna") is { FirstName: 15, IsFemale: true });
        Assert.True(names.Find("lindgren").LastName > 10);
        Assert.True(names.Find("pensionen").IsMostlyWord);
        Assert.True(names.Find("Kalmar").IsPlace);
    }
}
