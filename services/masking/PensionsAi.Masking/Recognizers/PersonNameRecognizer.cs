using CommunityToolkit.HighPerformance.Buffers;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Names of persons, by a sequence model that was trained on texts with names marked, in their own letter case and in others.
/// </summary>
/// <param name="names">What is known of words.</param>
/// <param name="model">The weights.</param>
internal sealed class PersonNameRecognizer(NameTable names, NameModel model) : IRecognizer
{
    private const string Name = "person-name";

    /// <summary>Points from which a word that is no name is told of when reasons are asked for: a score of 0.05.</summary>
    private const float DoubtfulPoints = -3f;

    /// <summary>Points from which a name is sure enough to be looked for again.</summary>
    private const float SurePoints = 1.5f;

    private const float MostCertain = 0.999f;

    private readonly NameTokenizer _tokenizer = new(names);
    private readonly NameDecoder _decoder = new(model);

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Person;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        using var read = _tokenizer.Read(text);
        var tokens = read.WrittenSpan;
        using var lentLabels = SpanOwner<NameLabel>.Allocate(tokens.Length, AllocationMode.Clear);
        using var lentMargins = SpanOwner<float>.Allocate(tokens.Length, AllocationMode.Clear);
        var labels = lentLabels.Span;
        var margins = lentMargins.Span;
        _decoder.Decode(tokens, labels, margins);
        NameTitles.Find(tokens, labels, margins);
        FindAgain(text, tokens, labels, margins);
        var spans = new List<PiiSpan>();
        for (var first = 0; first < labels.Length; first++)
        {
            if (labels[first] == NameLabel.Outside)
                continue;
            var (last, most) = (first, margins[first]);
            while (last + 1 < labels.Length && labels[last + 1] == NameLabel.Inside)
                most = Math.Max(most, margins[++last]);
            // "Andersson, Inga Britta 19…" is one name, as registers have it; "Löfven, Magdalena Andersson" is two.
            if (last == first && LastNameFirstEnd(text, tokens, labels, first) is { } end)
                last = end;
            if (last + 1 < labels.Length && labels[last + 1] == NameLabel.Outside && IsRegnalNumber(tokens[last + 1]) && tokens[last + 1].Start - tokens[last].End == 1)
                last++;
            var start = FirstPart(tokens, first, last);
            var span = new PiiSpan(PiiEntityType.Person, tokens[start].Start, End(text.Text, tokens[last]), Probability(most), Name);
            if (IsCompany(tokens, start, last) || FirmNames.IsFirm(text.Text, span.Start, span.End))
                text.Log?.Reject(span, "company");
            else
                spans.Add(span);
            first = last;
        }

        if (text.Log is { } log)
            LogOthers(tokens, labels, margins, log);
        return spans;
    }

    // What somebody bears, and what the model doubted, is told with its score; every other word is no candidate.
    private static void LogOthers(ReadOnlySpan<NameToken> tokens, Span<NameLabel> labels, Span<float> margins, CandidateLog log)
    {
        for (var index = 0; index < labels.Length; index++)
        {
            var token = tokens[index];
            if (labels[index] != NameLabel.Outside || !token.IsCandidate)
                continue;
            if ((token.Evidence == CaseEvidence.Capital && token.Entry.IsName) || margins[index] > DoubtfulPoints)
                log.Reject(new PiiSpan(PiiEntityType.Person, token.Start, token.End, Probability(margins[index]), Name), "other-word");
        }
    }

    // Who is named once in a text is meant where the same word stands again, written alike: "Anna Öberg … Öberg anför". A word that means something
    // else too must have a capital that no sentence begins with, "Karin Stark … bad Stark om hjälp", or be likely where it stands.
    private static void FindAgain(ScannedText text, ReadOnlySpan<NameToken> tokens, Span<NameLabel> labels, Span<float> margins)
    {
        Dictionary<(ulong Word, LetterCase Case), float>? found = null;
        for (var index = 0; index < labels.Length; index++)
        {
            if (labels[index] != NameLabel.Outside && margins[index] >= SurePoints && IsNameOfOneWord(tokens[index]))
                (found ??= [])[(tokens[index].Hash, tokens[index].Case)] = margins[index];
        }

        if (found is null)
            return;
        for (var index = 0; index < labels.Length; index++)
        {
            var token = tokens[index];
            if (labels[index] != NameLabel.Outside || !IsNameOfOneWord(token) || !found.TryGetValue((token.Hash, token.Case), out var points))
                continue;
            if (!CanStandAlone(token) && !(CanBeAgain(tokens, labels, index, margins[index]) && SwedishMonths.Find(text.Text.AsSpan(token.Start, token.Length)) == 0))
                continue;
            labels[index] = NameLabel.Begin;
            margins[index] = points / 2;
        }
    }

    // Beside another word with a capital it is a part of that one's name: "Skellefteå Kraft".
    private static bool CanBeAgain(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<NameLabel> labels, int index, float margin) =>
        (tokens[index].Evidence == CaseEvidence.Capital || (margin > 0 && tokens[index].Evidence == CaseEvidence.SentenceStart))
        && !(index > 0 && tokens[index].Start - tokens[index - 1].End == 1 && IsOtherName(tokens[index - 1], labels[index - 1]))
        && !(index + 1 < tokens.Length && tokens[index + 1].Start - tokens[index].End == 1 && IsOtherName(tokens[index + 1], labels[index + 1]));

    private static bool IsOtherName(NameToken token, NameLabel label) =>
        label == NameLabel.Outside && token.IsWord && token.Case is LetterCase.Capitalised or LetterCase.Upper && (token.Evidence == CaseEvidence.Capital || !token.Entry.IsMostlyWord);

    // "snabbe Hamilton" begins with the capital, "van der Burgh" with its particles.
    private static int FirstPart(ReadOnlySpan<NameToken> tokens, int first, int last)
    {
        var start = first;
        while (start < last && tokens[start].Evidence == CaseEvidence.SmallAmongCapitals && tokens[start + 1].Evidence == CaseEvidence.Capital
            && (tokens[start].Roles & NameRoles.Particle) == 0)
            start++;
        while (start > 0 && IsParticleOfNames(tokens[start - 1]) && tokens[start].Start - tokens[start - 1].End == 1
            && (tokens[start].Case == LetterCase.Capitalised || IsParticleOfNames(tokens[start])))
            start--;
        return start;
    }

    // "de" and "av" are words before names too, and are left to the model.
    private static bool IsParticleOfNames(NameToken token) => (token.Roles & NameRoles.NobleParticle) != 0 && token.Evidence == CaseEvidence.SmallAmongCapitals;

    // "Napoleon III": in small letters, and alone in capitals, they are other words.
    private static bool IsRegnalNumber(NameToken token) => (token.Roles & NameRoles.Suffix) != 0 && token.Evidence == CaseEvidence.Abbreviation;

    // "Lena K.s": the genitive stands behind the full stop.
    private static int End(string text, NameToken last) =>
        text[last.End - 1] == '.' && last.End < text.Length && text[last.End] == 's' && (last.End + 1 == text.Length || !char.IsLetterOrDigit(text[last.End + 1]))
            ? last.End + 1
            : last.End;

    // "Lundgrens Åkeri", "Ståhls Plåt", "Crohns sjukdom": the firm is meant, and what firms are is written with a capital.
    private static bool IsCompany(ReadOnlySpan<NameToken> tokens, int first, int last)
    {
        if (first < last && IsCompanyWord(tokens[last]))
            return true;
        // "Ericsson" and "Algots Nord" alone; "herr Ericsson" is a person.
        if ((tokens[first].Roles & NameRoles.Company) != 0 && tokens[first].Entry.FirstName < tokens[first].Entry.LastName
            && !(first > 0 && (tokens[first - 1].Roles & NameRoles.Title) != 0))
            return true;
        if (last + 1 < tokens.Length && (tokens[last + 1].Roles & NameRoles.AfterEponym) != 0 && tokens[last + 1].Start - tokens[last].End == 1)
            return true;
        return last + 1 < tokens.Length && tokens[last + 1].Start - tokens[last].End == 1 && IsCompanyWord(tokens[last + 1]);
    }

    private static bool IsCompanyWord(NameToken token) =>
        (token.Roles & NameRoles.AfterCompany) != 0 && token.Case is LetterCase.Capitalised or LetterCase.Upper && token.Evidence != CaseEvidence.None;

    private static int? LastNameFirstEnd(ScannedText text, ReadOnlySpan<NameToken> tokens, Span<NameLabel> labels, int index)
    {
        var end = index + 2;
        if (end >= labels.Length || text.Text.AsSpan(tokens[index].End, tokens[end].Start - tokens[index].End) is not ", ")
            return null;
        var (last, first) = (tokens[index].Entry, tokens[end].Entry);
        if (index > 0 && tokens[index - 1].IsWord || last.LastName <= last.FirstName || first.FirstName == 0)
            return null;
        var isFound = labels[end] == NameLabel.Begin && first.FirstName > first.LastName;
        while (end + 1 < labels.Length && tokens[end + 1].Entry.FirstName > 0 && (labels[end + 1] == NameLabel.Inside || !isFound))
            end++;
        var after = end + 1 < labels.Length && tokens[end + 1].Kind == NameTokenKind.Sign ? end + 2 : end + 1;
        if (after >= labels.Length)
            return null;
        // "INGA" is a word too; before a date of birth it is a name all the same.
        var isPerson = isFound
            ? tokens[after].Kind is NameTokenKind.Number or NameTokenKind.Masked
            : tokens[after].Kind == NameTokenKind.Number && tokens[after].Length is 6 or 8 or 10 or 12;
        return isPerson ? end : null;
    }

    private static bool IsNameOfOneWord(NameToken token) =>
        token.IsCandidate && token.Length > 1 && token.Entry.IsName && (token.Roles & NameRoles.Particle) == 0;

    private static bool CanStandAlone(NameToken token) =>
        token.Length > 2 && (token.Entry.WordUse == 0 || token.Entry.Capitals is CapitalShare.Mostly or CapitalShare.Always);

    // Never 1: that is what a checksum proves.
    private static float Probability(float points) => MathF.Min(MostCertain, MathF.Round(1f / (1f + MathF.Exp(-points)), 3));
}
