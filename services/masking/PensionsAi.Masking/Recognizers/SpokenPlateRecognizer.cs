using System.Collections.Frozen;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Registration plates as they are spelled out: three letters, or three words of the Swedish spelling alphabet, then two or
/// three digits in words or figures, then perhaps a letter.
/// </summary>
internal sealed class SpokenPlateRecognizer : IRecognizer
{
    private const string Name = "vehicle-plate-spoken";
    private const float SpellingScore = 0.8f;
    private const float ContextScore = 0.85f;
    private const int Letters = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Alphabet = new[]
    {
        "adam", "bertil", "cesar", "caesar", "david", "erik", "filip", "gustav", "helge", "ivar", "johan", "kalle", "ludvig", "martin",
        "niklas", "olof", "petter", "qvintus", "quintus", "rudolf", "sigurd", "tore", "urban", "viktor", "wilhelm", "xerxes", "yngve", "zäta",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly ContextWords Vehicle = new(
        "bil", "bilen*", "fordon*", "reg", "regnr*", "regnum*", "registreringsnummer*", "registreringsskylt*", "skylt*", "nummerplåt*",
        "husbil*", "släp*", "husvagn*", "motorcykel*", "mc", "moped*", "volvo*", "saab*", "toyota*", "plåten");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.VehiclePlate;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        for (var index = 0; index + Letters <= text.Words.Count; index++)
        {
            if (LetterKind(text, index) is not { } isSpelled || Find(text, index, isSpelled) is not { } span)
                continue;
            yield return span;
            index += Letters - 1;
        }
    }

    private static PiiSpan? Find(ScannedText text, int index, bool isSpelled)
    {
        for (var letter = 1; letter < Letters; letter++)
        {
            if (LetterKind(text, index + letter) != isSpelled || text.Words[index + letter].Start - text.Words[index + letter - 1].End > 2)
                return null;
        }

        var (start, after) = (text.Words[index].Start, text.Words[index + Letters - 1].End);
        if (FindDigits(text, after) is not { } end)
            return null;
        var isBeside = text.HasNear(Vehicle, start, end, before: 70, after: 40);
        return isSpelled || isBeside ? new PiiSpan(PiiEntityType.VehiclePlate, start, end, isBeside ? ContextScore : SpellingScore, Name) : null;
    }

    // Null: no letter; true: a word of the spelling alphabet; false: a letter by itself.
    private static bool? LetterKind(ScannedText text, int index)
    {
        var word = text.Words[index];
        if (word.Length == 1)
            return false;
        return word.Length >= 4 && Alphabet.Contains(text[word]) ? true : null;
    }

    private static int? FindDigits(ScannedText text, int after)
    {
        var digits = text.FirstDigitsAt(after);
        if (digits < text.Digits.Count && text.Digits[digits].Start - after <= 2 && text.Digits[digits].Length is 2 or 3)
            return text.Digits[digits].End;

        var length = 0;
        for (var index = text.FirstSpokenAt(after); index < text.Spoken.Count; index++)
        {
            var number = text.Spoken[index];
            if (length == 0 && number.Start - after > 2)
                return null;
            length += number.Digits.Length;
            if (length is 2 or 3 && (length == 3 || !number.IsJoined))
                return number.End;
            if (length > 3 || !number.IsJoined)
                return null;
        }

        return null;
    }
}
