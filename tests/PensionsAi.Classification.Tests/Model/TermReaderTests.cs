using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Tests.Model;

public sealed class TermReaderTests
{
    [Fact]
    public void Read_TwoWords_GivesWordsPairAndCharacters()
    {
        Assert.Equal(
            [
                (TermKind.Words, "ny", "ny"),
                (TermKind.Characters, " n", "ny"), (TermKind.Characters, " ny", "ny"), (TermKind.Characters, " ny ", "ny"),
                (TermKind.Characters, "ny", "ny"), (TermKind.Characters, "ny ", "ny"), (TermKind.Characters, "y ", "ny"),
                (TermKind.Words, "?", "?"),
                (TermKind.Words, "ny ?", "ny ?"),
            ],
            Read(" ny ? "));
    }

    [Fact]
    public void Read_LongWord_StopsAtFiveCharacters() =>
        Assert.Equal(5, Read(" pension ").Where(term => term.Kind is TermKind.Characters).Max(term => term.Term.Length));

    [Theory]
    [InlineData("avliden", "död")]
    [InlineData("avlidnes", "död")]
    [InlineData("änka", "änka")]
    [InlineData("anka", "änka")]
    [InlineData("ankan", "")]
    [InlineData("isk", "konto")]
    [InlineData("avlidenhet", "död")]
    [InlineData("avl", "")]
    [InlineData("i", "")]
    [InlineData("dödsfond", "död,fond")]
    public void Read_Cues_AreWordsOrBeginningsWithOrWithoutDots(string word, string concepts)
    {
        var cues = new CueLexicon("# remark\ndöd: avlid* död*\nfond: dödsfond\nänka: änka\nkonto: isk i\n");
        Assert.Equal(concepts, string.Join(',', Read($" {word} ", cues).Where(term => term.Kind is TermKind.Cues).Select(term => term.Term)));
    }

    [Fact]
    public void CueLexicon_LineWithoutConcept_IsRefused() => Assert.Throws<InvalidDataException>(() => new CueLexicon("bara ord"));

    [Fact]
    public void Read_EmptyText_GivesNothing() => Assert.Empty(Read(" "));

    private static List<(TermKind Kind, string Term, string Word)> Read(string normalized, CueLexicon? cues = null)
    {
        var sink = new ListSink([]);
        TermReader.Read(normalized, cues ?? CueLexicon.Empty, ref sink);
        return sink.Terms;
    }

    private readonly struct ListSink(List<(TermKind Kind, string Term, string Word)> terms) : ITermSink
    {
        public List<(TermKind Kind, string Term, string Word)> Terms => terms;

        public void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word)
        {
            Assert.Equal(TermHash.Of(kind, term), hash);
            terms.Add((kind, term.ToString(), word.ToString()));
        }
    }
}
