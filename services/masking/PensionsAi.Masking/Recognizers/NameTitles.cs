using System.Collections.Frozen;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Titles that hardly stand before anything but a name: a word with a capital behind one is a name, whatever else it means
/// ("dr Horn", "handl. Ek"). Where nothing has a capital the model alone decides.
/// </summary>
internal static class NameTitles
{
    /// <summary>Points of log-odds of such a name: likely, and not sure enough to be looked for again.</summary>
    private const float Points = 1f;

    /// <summary>Bearers (<see cref="NameEntry.LastName"/>) that a common word must have as a last name: "fröken Ur" is a clock.</summary>
    private const int FewestBearersOfAWord = 5;

    private const ulong FullStop = '.';

    private static readonly FrozenSet<ulong> Titles = Hashes(
        """
        dr doktor prof professor docent herr hr fru fröken frk advokat adv löjtnant kapten major sergeant överste fänrik handl
        handläggare handläggaren pastor kyrkoherde komminister biskop farbror tant moster faster mormor morfar farmor farfar mamma
        pappa kusin
        """);

    private static readonly FrozenSet<ulong> Abbreviations = Hashes("dr prof doc hr fr frk adv handl kapt ordf sekr");

    /// <summary>Labels the names behind titles that the model did not find.</summary>
    public static void Find(ReadOnlySpan<NameToken> tokens, Span<NameLabel> labels, Span<float> margins)
    {
        for (var index = 1; index < labels.Length; index++)
        {
            if (labels[index] != NameLabel.Outside || !FollowsTitle(tokens, index) || !CanBeName(tokens[index]))
                continue;
            (labels[index], margins[index]) = (NameLabel.Begin, Points);
            if (index + 1 < labels.Length && labels[index + 1] == NameLabel.Begin && tokens[index + 1].Start - tokens[index].End == 1)
                labels[index + 1] = NameLabel.Inside;
        }
    }

    private static bool FollowsTitle(ReadOnlySpan<NameToken> tokens, int index)
    {
        var title = index - 1;
        if (tokens[index].Start - tokens[title].End != 1)
            return false;
        // The full stop of an abbreviation ends no sentence.
        if (tokens[title].Hash == FullStop)
            return title > 0 && tokens[title].Start == tokens[title - 1].End && Abbreviations.Contains(tokens[title - 1].Hash)
                && tokens[index].Evidence is CaseEvidence.Capital or CaseEvidence.SentenceStart;
        return tokens[index].Evidence == CaseEvidence.Capital && tokens[title].Case != LetterCase.Upper && Titles.Contains(tokens[title].Hash);
    }

    private static bool CanBeName(NameToken token) =>
        token.IsCandidate && token.Length > 1 && token.Case == LetterCase.Capitalised
        && (token.Roles & (NameRoles.NeverName | NameRoles.Title)) == 0
        && (!token.Entry.IsMostlyWord || token.Entry.LastName >= FewestBearersOfAWord);

    private static FrozenSet<ulong> Hashes(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => NameTable.Hash(word)).ToFrozenSet();
}
