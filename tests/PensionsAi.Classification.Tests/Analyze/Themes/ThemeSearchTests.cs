using PensionsAi.Classification.Analyze.Themes;

namespace PensionsAi.Classification.Tests.Analyze.Themes;

public sealed class ThemeSearchTests
{
    [Fact]
    public void Search_TextsOfThreeSubjects_FindsThemNamedByThem()
    {
        var found = Search(ThemeTexts.Subjects, null);

        foreach (var (subject, first) in new[] { ("BankID", 0), ("utbetalning", 40), ("bostadstillägg", 80) })
        {
            var theme = found.Across.First(theme => theme.Theme.KeyPhrases.Any(phrase => phrase.Contains(subject, StringComparison.OrdinalIgnoreCase)));
            Assert.True(theme.Texts.Count(text => text >= first && text < first + 40) >= 35);
            Assert.True(theme.Texts.Count <= 42);
            Assert.False(theme.IsNew);
            Assert.Contains(subject, theme.Theme.Name, StringComparison.OrdinalIgnoreCase);
            Assert.All(theme.Quotes, quote => Assert.Contains(subject, quote, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Search_SameTexts_AreTheSameThemesWithAndWithoutMemory()
    {
        var first = Search(ThemeTexts.Pension, null);
        var fresh = Search(ThemeTexts.Pension, null);
        var again = Search(ThemeTexts.Pension, first.State);

        Assert.Equal(Places(first), Places(fresh));
        Assert.Equal(Places(first), Places(again));
        Assert.DoesNotContain(again.Across, theme => theme.IsNew);
        Assert.InRange(first.Across.Count, 10, 80);
        Assert.True(first.Across.Sum(theme => theme.Texts.Count) >= 0.8 * ThemeTexts.Pension.Count);
    }

    [Fact]
    public void Search_ATenthMore_KeepsIdentitiesAndPlaces()
    {
        var part = ThemeTexts.Pension.Index().Where(text => text.Index % 11 != 0).Select(text => text.Item).ToList();
        var more = ThemeTexts.Pension.Index().Where(text => text.Index % 11 == 0).Select(text => text.Item).ToList();
        var before = Search(part, null);
        var after = Search([.. part, .. more], before.State);

        var kept = after.Across.Where(theme => theme.Texts.Count >= 5).Select(theme => theme.Theme.Id).ToHashSet();
        Assert.True(before.Across.Count(theme => kept.Contains(theme.Theme.Id)) >= 0.9 * before.Across.Count);
        var places = Places(after);
        Assert.True(Places(before).Count(place => places.GetValueOrDefault(place.Key) == place.Value) >= 0.95 * Places(before).Count);
    }

    [Fact]
    public void Search_NewSubject_IsANewThemeBesideTheOldOnes()
    {
        var before = Search(ThemeTexts.Subjects, null);
        var after = Search([.. ThemeTexts.Subjects, .. ThemeTexts.Of("spara i fonder för premiepensionen", 20)], before.State);
        var again = Search([.. ThemeTexts.Subjects, .. ThemeTexts.Of("spara i fonder för premiepensionen", 20)], after.State);

        var theme = Assert.Single(after.Across, theme => theme.IsNew);
        Assert.Contains("fonder", theme.Theme.Name, StringComparison.OrdinalIgnoreCase);
        Assert.True(theme.Texts.Count(text => text >= 120) >= 18);
        Assert.Empty(before.Across.Select(other => other.Theme.Id).Except(after.Across.Select(other => other.Theme.Id)));
        Assert.DoesNotContain(again.Across, other => other.IsNew);
        Assert.Equal(Places(after), Places(again));
    }

    // The answers to a campaign: few different texts, each of many people.
    [Fact]
    public void Search_FewStatementsOfManyPeople_AreAThemeEach()
    {
        string[] statements =
        [
            "Pensionen räcker inte till hyran", "Sänk skatten på pensioner", "Det är svårt att logga in med BankID", "Telefonkön är alldeles för lång",
            "Brevet om efterlevandepension går inte att förstå", "Fonderna i premiepensionen borde vara färre",
        ];
        var found = Search([.. statements.SelectMany(statement => Enumerable.Repeat(statement, 8))], null);

        Assert.Equal(statements.Select((_, index) => Enumerable.Range(index * 8, 8)), found.Across.Select(theme => theme.Texts.Order()).OrderBy(texts => texts.First()));
    }

    [Fact]
    public void Search_LabelWithTexts_HasThemesOfItsOwn()
    {
        var texts = ThemeTexts.Subjects.Index().Select(text => new ThemeText(text.Item, text.Index < 80 ? ["A"] : ["B", "C"])).ToList();
        var found = ThemeSearch.Search(texts, null, Guid.NewGuid(), new ThemeOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(["A", "B", "C"], found.ByLabel.Keys.Order());
        Assert.All(found.ByLabel["A"], theme => Assert.All(theme.Texts, text => Assert.InRange(text, 0, 79)));
        Assert.True(found.ByLabel["A"].Count >= 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Search_FewTexts_HasNoThemes(int count)
    {
        var found = Search([.. ThemeTexts.Subjects.Take(count)], null);
        Assert.Empty(found.Across);
        Assert.Empty(Search([.. ThemeTexts.Subjects.Take(count)], found.State).Across);
    }

    [Fact]
    public void Search_TextsWithoutAnythingInCommon_AreOfNoTheme()
    {
        var words = File.ReadLines(Path.Combine(Environment.GetEnvironmentVariable("PENSIONSAI_DATA")!, "text", "lexikon-sv", "snowball-voc.txt")).ToList();
        var found = Search([.. Enumerable.Range(0, 50).Select(index => string.Join(' ', Enumerable.Range(0, 3).Select(word => words[((index * 3) + word) * 200])))], null);
        Assert.Empty(found.Across);
    }

    [Fact]
    public void Search_PhraseOfFewPeople_IsInNoName()
    {
        // Four of the forty tell where they live.
        var texts = ThemeTexts.Of("logga in med BankID i appen", 40).Index().Select(text => text.Index < 4 ? text.Item + " Skrivet från Ytterberga stugby." : text.Item).ToList();
        var found = Search([.. texts, .. ThemeTexts.Of("nästa utbetalning i december", 40)], null);
        Assert.NotEmpty(found.Across);
        Assert.All(found.Across, theme => Assert.DoesNotContain(theme.Theme.KeyPhrases, phrase => phrase.Contains("Ytterberga", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Search_Tags_AreNoWords()
    {
        var found = Search([.. ThemeTexts.Of("[PERSON_1] och [PERSONNUMMER_2]", 40)], null);
        Assert.All(found.Across, theme => Assert.All(theme.Theme.KeyPhrases, phrase => Assert.DoesNotContain("PERSON", phrase, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(found.State.Across.Grams.Keys, gram => gram.Contains("pers", StringComparison.Ordinal));
    }

    [Fact]
    public void Search_LongText_IsQuotedInPart()
    {
        var texts = ThemeTexts.Of("logga in med BankID i appen", 20).Select(text => text + string.Concat(Enumerable.Repeat(" Det står still hela tiden.", 20))).ToList();
        var found = Search([.. texts, .. ThemeTexts.Of("nästa utbetalning i december", 20)], null);
        var quote = found.Across.SelectMany(theme => theme.Quotes).First(quote => quote.Contains("BankID", StringComparison.Ordinal));
        Assert.EndsWith("…", quote, StringComparison.Ordinal);
        Assert.InRange(quote.Length, 100, 301);
    }

    private static FoundThemes Search(IReadOnlyList<string> texts, ThemeState? state) =>
        ThemeSearch.Search([.. texts.Select(text => new ThemeText(text, []))], state, Guid.NewGuid(), new ThemeOptions(), TestContext.Current.CancellationToken);

    private static SortedDictionary<int, string> Places(FoundThemes found) =>
        new(found.Across.SelectMany(theme => theme.Texts.Select(text => (Text: text, theme.Theme.Id))).ToDictionary(place => place.Text, place => place.Id));
}
