using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// International bank account numbers: a country that has them, its length, whole or in groups. The check digits prove it;
/// beside the word IBAN the form is enough.
/// </summary>
internal sealed class IbanRecognizer : IRecognizer
{
    private const string Name = "iban";
    private const float ContextScore = 0.7f;

    private static readonly ContextWords Words = new("iban*", "konto*");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.BankAccount;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var group in text.Digits)
        {
            // Two letters, two check digits; the rest may be glued to them.
            var start = group.Start - 2;
            if (start < 0 || group.Length < 2 || text.IsGlue(start - 1))
                continue;
            var length = Iban.LengthFor(text.Text.AsSpan(start, 2));
            if (length == 0 || ReadEnd(text, start, length) is not { } end)
                continue;
            if (Score(text, start, end) is { } score)
                yield return new PiiSpan(PiiEntityType.BankAccount, start, end, score, Name);
        }
    }

    private static float? Score(ScannedText text, int start, int end)
    {
        Span<char> characters = stackalloc char[Iban.LongestLength];
        var length = 0;
        foreach (var character in text.Text.AsSpan(start, end - start))
        {
            if (char.IsAsciiLetterOrDigit(character))
                characters[length++] = character;
        }

        return Iban.HasValidCheckDigits(characters[..length]) ? 1f
            : text.HasNear(Words, start, end, before: 30) ? ContextScore
            : null;
    }

    private static int? ReadEnd(ScannedText scanned, int start, int length)
    {
        var text = scanned.Text;
        var read = 0;
        var position = start;
        for (var spaces = 0; position < text.Length && read < length; position++)
        {
            if (char.IsAsciiLetterOrDigit(text[position]))
            {
                read++;
                spaces = 0;
            }
            else if (++spaces > 1 || !(Separators.IsSpace(text[position]) || Separators.IsDash(text[position])))
                return null;
        }

        return read == length && !scanned.IsGlue(position) ? position : null;
    }
}
