using System.Globalization;
using System.Text;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>
/// Names for names. Each word of a name has a stand-in of its own, so that "Anna Öberg", "Annas" and "Öberg" stay the same person
/// without a mapping that somebody would have to keep. Of the names in the lists no two share a stand-in, and none is its own.
/// Not thread-safe.
/// </summary>
/// <param name="names">Knows first names from last names, and the sex of their bearers.</param>
/// <param name="key">The scope's key.</param>
internal sealed class NameStandIns(NameTable names, PseudonymKey key)
{
    private const string Initials = "ABCDEFGHIJKLMNOPRSTUVY";

    private static readonly HashSet<string> Particles = new(
        ["af", "av", "von", "van", "der", "den", "de", "da", "del", "della", "di", "du", "la", "le", "zu", "ter", "ten", "el", "al", "bin", "ibn", "och", "und"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Cycle> _cycles = [];

    /// <summary>A name of the same shape.</summary>
    public string Replace(ReadOnlySpan<char> original)
    {
        var words = Words(original);
        var replaced = new StringBuilder(original.Length + 8);
        var copied = 0;
        for (var index = 0; index < words.Count; index++)
        {
            var (start, end) = words[index];
            replaced.Append(original[copied..start]).Append(ReplaceWord(original[start..end], index == words.Count - 1, words.Count == 1));
            copied = end;
        }

        return replaced.Append(original[copied..]).ToString();
    }

    /// <summary>A first and a last name, in small letters without accents, for an address that names a person.</summary>
    public (string First, string Last) Account(string value)
    {
        var isWoman = key.Pick("account-sex", value, 2) == 0;
        var firsts = isWoman ? StandInList.Women : StandInList.Men;
        var first = firsts.Values[key.Pick("account-first", value, firsts.Values.Count)];
        var last = StandInList.LastNames.Values[key.Pick("account-last", value, StandInList.LastNames.Values.Count)];
        return (Plain(first), Plain(last));
    }

    private string ReplaceWord(ReadOnlySpan<char> original, bool isLast, bool isOnly)
    {
        var word = original.ToString().Normalize(NormalizationForm.FormC);
        if (Particles.Contains(word))
            return word;
        if (word.Length == 1)
            return InCaseOf(word, Initial(word));

        // A genitive is said of a whole name, so it stands at its end.
        var hasGenitive = isLast && IsGenitive(word);
        var name = hasGenitive ? word[..^1].TrimEnd('\'', '’') : word;
        var standIn = IsFirstName(name, isLast && !isOnly, isOnly) ? FirstName(name) : Next("last", StandInList.LastNames, name);
        return InCaseOf(name, standIn) + (hasGenitive && !standIn.EndsWith('s') ? (char.IsUpper(word[^1]) ? "S" : "s") : "");
    }

    private string FirstName(string name)
    {
        var entry = names.Find(name);
        var isWoman = StandInList.Women.IndexOf(name) >= 0
            || (StandInList.Men.IndexOf(name) < 0
                && (entry.IsFemale == entry.IsMale ? key.Pick("sex", name.ToLowerInvariant(), 2) == 0 : entry.IsFemale));
        return isWoman ? Next("women", StandInList.Women, name) : Next("men", StandInList.Men, name);
    }

    private bool IsFirstName(string name, bool isLastOfSeveral, bool isOnly)
    {
        var entry = names.Find(name);
        // The word alone decides where it can, so that a name is taken for the same wherever it stands.
        return entry.FirstName != entry.LastName ? entry.FirstName > entry.LastName : !isLastOfSeveral && !isOnly;
    }

    // "Lars" is a name and "Annas" is hers; what is in no table is taken for a genitive, so that both its forms have one stand-in.
    private bool IsGenitive(string word)
    {
        if (word.Length < 3 || word[^1] is not ('s' or 'S'))
            return false;
        var (whole, stem) = (names.Find(word), names.Find(word.AsSpan(0, word.Length - 1).TrimEnd("'’")));
        var (asWhole, asStem) = (Math.Max(whole.FirstName, whole.LastName), Math.Max(stem.FirstName, stem.LastName));
        return asStem > asWhole || (asStem == 0 && asWhole == 0);
    }

    private string Next(string purpose, StandInList list, string name)
    {
        if (!_cycles.TryGetValue(purpose, out var cycle))
            _cycles[purpose] = cycle = new Cycle(key.Shuffle(purpose, list.Values.Count), list.Values);
        var index = list.IndexOf(name);
        return list.Values[index >= 0 ? cycle.After(index) : key.Pick(purpose, name.ToLowerInvariant(), list.Values.Count)];
    }

    private string Initial(string letter)
    {
        if (!_cycles.TryGetValue(Initials, out var cycle))
            _cycles[Initials] = cycle = new Cycle(key.Shuffle("initials", Initials.Length), [.. Initials.Select(letter => letter.ToString())]);
        var index = Initials.IndexOf(letter, StringComparison.OrdinalIgnoreCase);
        return Initials[index >= 0 ? cycle.After(index) : key.Pick("initials", letter.ToLowerInvariant(), Initials.Length)].ToString();
    }

    private static string InCaseOf(string shape, string standIn) =>
        shape.All(character => !char.IsLower(character)) && (shape.Length > 1 || standIn.Length == 1) ? standIn.ToUpperInvariant()
        : char.IsLower(shape[0]) ? standIn.ToLowerInvariant()
        : standIn;

    private static List<(int Start, int End)> Words(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || IsMark(text[end]) || (text[end] is '\'' or '’' && end > start && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                end++;
            if (end > start)
                words.Add((start, end));
            start = Math.Max(end, start + 1);
        }

        return words;
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Plain(string name) => string.Concat(
        name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(character => char.IsAsciiLetter(character)));

    /// <summary>All of a list in one circle: everyone's stand-in is the next one. "Johanna" is none for "Anna", who could be read in it.</summary>
    private sealed class Cycle
    {
        private readonly int[] _next;

        public Cycle(int[] order, IReadOnlyList<string> values)
        {
            // Twice round, for a change at the end of the list may undo what was put right at its beginning.
            for (var place = 0; place < 2 * order.Length; place++)
            {
                var value = values[order[place % order.Length]];
                var other = place + 1;
                while (values[order[other % order.Length]].Contains(value, StringComparison.OrdinalIgnoreCase))
                    other++;
                var (next, taken) = ((place + 1) % order.Length, other % order.Length);
                (order[next], order[taken]) = (order[taken], order[next]);
            }

            _next = new int[order.Length];
            for (var place = 0; place < order.Length; place++)
                _next[order[place]] = order[(place + 1) % order.Length];
        }

        public int After(int index) => _next[index];
    }
}
