using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>A word with what the table says of it and how much it looks like a part of a name.</summary>
/// <param name="Word">The word.</param>
/// <param name="Entry">From the table, of the word, its stem without genitive -s, or its parts.</param>
/// <param name="Evidence">How its letters count.</param>
/// <param name="Score">Points for a name, from the word alone; a name by itself has 3 or more.</param>
internal readonly record struct NameToken(Word Word, NameEntry Entry, CaseEvidence Evidence, float Score)
{
    /// <summary>Whether people bear it as a first name, more than as a last name.</summary>
    public bool IsFirstName => Entry.FirstName >= 3 && Entry.FirstName + 2 >= Entry.LastName;

    /// <summary>Whether people bear it as a last name.</summary>
    public bool IsLastName => Entry.LastName >= 2;

    /// <summary>The points that a word gets.</summary>
    public static float Rate(NameEntry entry, CaseEvidence evidence)
    {
        var level = Math.Max(entry.FirstName, entry.LastName - 1);
        var points = level * 0.35f;
        points += evidence switch { CaseEvidence.Capital => 1.5f, CaseEvidence.SmallAmongCapitals or CaseEvidence.Abbreviation => -2.5f, _ => 0f };
        if (entry.Capitals is CapitalShare.Always or CapitalShare.Mostly && level > 0)
            points += 0.5f;
        // A word written with a capital where no sentence begins is seldom the word.
        var weight = evidence switch { CaseEvidence.Capital => 0.35f, CaseEvidence.SentenceStart => 0.75f, _ => 1f };
        points -= WordPenalty(entry) * weight;
        // Not among the hundred thousand words of public texts, and a first name: hardly a word.
        if (entry is { WordUse: 0, Capitals: CapitalShare.Unknown, FirstName: >= 5 })
            points += evidence switch { CaseEvidence.SentenceStart => 0.8f, CaseEvidence.None => 0.4f, _ => 0f };
        return entry.IsPlace ? points - 1.5f : points;
    }

    private static float WordPenalty(NameEntry entry) => (entry.WordUse, entry.Capitals) switch
    {
        (0, _) => 0f,
        (1, CapitalShare.Mostly or CapitalShare.Always) => 1f,
        (_, CapitalShare.Mostly or CapitalShare.Always) => 3f,
        (1, CapitalShare.Half) => 1.5f,
        (2, CapitalShare.Half) => 3f,
        (_, CapitalShare.Half) => 5f,
        (1, _) => 2f,
        (2, _) => 5f,
        _ => 8f,
    };
}
