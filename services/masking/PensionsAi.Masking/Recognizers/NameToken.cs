using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>A token with all that the features of a name are made of.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Case">How a word is written.</param>
/// <param name="Evidence">What its letters say in the line that it stands in.</param>
/// <param name="Entry">From the table, of the word, its stem without genitive -s, or its parts.</param>
/// <param name="Hash">Of the lower-cased word, or of the sign.</param>
/// <param name="Prefix">The first four letters, 16 bits each.</param>
/// <param name="Suffix">The last four letters, 16 bits each, the last one lowest.</param>
/// <param name="Form">Length, hyphen and last letter, packed.</param>
/// <param name="Roles">What it does beside names.</param>
internal readonly record struct NameToken(
    int Start,
    int End,
    NameTokenKind Kind,
    LetterCase Case,
    CaseEvidence Evidence,
    NameEntry Entry,
    ulong Hash,
    ulong Prefix,
    ulong Suffix,
    byte Form,
    NameRoles Roles)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether it may be a part of a name.</summary>
    public bool IsCandidate => Kind == NameTokenKind.Word;

    /// <summary>Whether it is a word, candidate or not.</summary>
    public bool IsWord => Kind >= NameTokenKind.PlainWord;
}
