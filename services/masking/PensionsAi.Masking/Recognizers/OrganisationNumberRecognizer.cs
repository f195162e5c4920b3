using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Organisation numbers: six digits, four digits, with or without the prefix 16. The check digit proves it; beside a context
/// word the form is enough. A payment reference of ten digits passes the same check and is left alone.
/// </summary>
internal sealed class OrganisationNumberRecognizer : IRecognizer
{
    private const string Name = "organisation-number";
    private const float ContextScore = 0.7f;
    private const int LastFour = 4;

    private static readonly ContextWords Words = new(
        "org", "orgnr*", "org-nr", "orgnummer*", "organisationsnummer*", "organisationsnr*", "bolag*", "företag*", "firma*", "firman*",
        "ab", "hb", "kb", "handelsbolag*", "aktiebolag*", "förening*", "stiftelse*", "utgivare", "uppgiftslämnare", "dödsbo");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.OrganisationNumber;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
            Add(text, group, spans);
        return spans;
    }

    private static void Add(ScannedText text, int first, List<PiiSpan> spans)
    {
        var run = new DigitRun(text, first, stackalloc char[12]);
        while (run.Last <= first && run.TryExtend())
        {
            if (run.Length is not (10 or 12) || !IsLayout(run) || !Organisationsnummer.HasForm(run.Digits))
                continue;
            if (text.HasNear(Context.PaymentReference, run.Start, run.End, before: 15))
                continue;
            if (Organisationsnummer.IsValid(run.Digits))
                spans.Add(new PiiSpan(PiiEntityType.OrganisationNumber, run.Start, run.End, 1f, Name));
            else if (text.HasNear(Words, run.Start, run.End, before: 40, after: 20))
                spans.Add(new PiiSpan(PiiEntityType.OrganisationNumber, run.Start, run.End, ContextScore, Name));
        }
    }

    private static bool IsLayout(in DigitRun run) =>
        run.First == run.Last
        || (run.Last == run.First + 1
            && run.Text.Digits[run.Last].Length == LastFour
            && run.Text.Digits[run.First].Gap is GapKind.Dash or GapKind.Space
            && run.GapBefore is not (GapKind.Dash or GapKind.Dot or GapKind.Comma));
}
