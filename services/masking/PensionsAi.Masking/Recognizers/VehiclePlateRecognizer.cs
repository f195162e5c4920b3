using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Registration plates: three letters, two digits and a digit or letter (Transportstyrelsen: the letters I, Q, V, Å, Ä and Ö
/// are not used, and O not last). "ABC 123" looks like many abbreviations before a number and needs capitals without such
/// an abbreviation, or a word about a vehicle beside it.
/// </summary>
internal sealed class VehiclePlateRecognizer : IRecognizer
{
    private const string Name = "vehicle-plate";
    private const string Letters = "ABCDEFGHJKLMNOPRSTUWXYZ";
    private const float ContextScore = 0.95f;
    private const float FormScore = 0.6f;

    private static readonly ContextWords Vehicle = new(
        "bil", "bilen*", "bilar*", "fordon*", "reg", "reg-nr", "regnr*", "regnummer*", "registreringsnummer*", "registreringsskylt*",
        "skylt*", "nummerplåt*", "husbil*", "lastbil*", "skåpbil*", "släp*", "husvagn*", "motorcykel*", "mc", "moped*", "mopeden",
        "volvo*", "saab*", "toyota*", "kia*", "opel*", "ford", "bmw", "audi", "skoda", "vw", "volkswagen*", "mercedes*", "tesla*",
        "renault*", "peugeot*", "nissan*", "mazda*", "hyundai*", "plåten", "parkerad*", "ställd", "avställd*");

    private static readonly ContextWords Abbreviations = new(
        "abf", "afa", "akt", "amf", "atp", "atk", "bnr", "btp", "cum", "dkk", "dnr", "dok", "eur", "fax", "gbp", "jpy", "kap", "kpa",
        "los", "lpt", "mot", "nok", "nom", "nou", "nr", "ocr", "pbb", "pnr", "ppm", "prm", "pro", "rgr", "rum", "sek", "seb", "ser",
        "sfb", "sfs", "skr", "sms", "sos", "sou", "spf", "spp", "str", "tbl", "tel", "tfn", "tgl", "tur", "upp", "usd", "max", "per",
        "rfs", "ref", "hdo", "rh", "dom", "mom", "nja", "bet", "ats", "tpl", "alt", "gen", "kpn", "sko", "ssn", "ees", "mnr");

    private static readonly ContextWords OtherNumbers = new("*kod", "*koden", "rum", "rummet", "sal", "salen", "buss", "flyg", "flyget", "kurs", "kursen", "modell", "artikel", "blankett");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.VehiclePlate;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var group in text.Digits)
        {
            if (group.Length is 2 or 3 && Find(text, group) is { } span)
                yield return span;
        }
    }

    private static PiiSpan? Find(ScannedText text, DigitGroup group)
    {
        var whole = text.Text;
        var end = group.End + (3 - group.Length);
        var lettersEnd = group.Start > 0 && (whole[group.Start - 1] == '-' || Separators.IsSpace(whole[group.Start - 1]))
            ? group.Start - 1
            : group.Start;
        var start = lettersEnd - 3;
        if (start < 0 || end > whole.Length || !IsPlateLetters(whole.AsSpan(start, 3)))
            return null;
        if (text.IsGlue(start - 1) || text.IsGlue(end))
            return null;
        var hasLastLetter = group.Length == 2;
        if (hasLastLetter && (!IsPlateLetters(whole.AsSpan(group.End, 1)) || whole[group.End] is 'O' or 'o'))
            return null;
        if (group.Gap is GapKind.Dash or GapKind.Dot or GapKind.Comma or GapKind.Slash && group.Length == 3 && IsGluedOn(text, group))
            return null;

        if (text.HasNear(Vehicle, start, end, before: 60, after: 30))
            return new PiiSpan(PiiEntityType.VehiclePlate, start, end, ContextScore, Name);
        if (text.WordRightBefore(start, " \u00A0:") is >= 0 and var word && OtherNumbers.Contains(text[text.Words[word]]))
            return null;
        var isCapitals = whole.AsSpan(start, 3).IndexOfAnyInRange('a', 'z') < 0;
        return isCapitals && !Abbreviations.Contains(whole.AsSpan(start, 3)) && !FollowedByNumber(group)
            ? new PiiSpan(PiiEntityType.VehiclePlate, start, end, FormScore, Name)
            : null;
    }

    private static bool FollowedByNumber(DigitGroup group) => group.Length == 3 && group.Gap != GapKind.None && group.Gap != GapKind.Comma;

    private static bool IsGluedOn(ScannedText text, DigitGroup group) =>
        group.End + 1 < text.Text.Length && char.IsAsciiDigit(text.Text[group.End + 1]);

    private static bool IsPlateLetters(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!Letters.Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
