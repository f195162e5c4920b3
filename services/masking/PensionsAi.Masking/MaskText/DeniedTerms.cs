using System.Buffers;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.MaskText;

/// <summary>Finds the caller's own terms, as whole words with or without genitive -s, letter case ignored.</summary>
internal sealed class DeniedTerms
{
    private const string Name = "deny-list";

    private readonly SearchValues<string> _search;
    private readonly ILookup<char, string> _byFirst;

    /// <summary>Prepares the search.</summary>
    /// <param name="terms">The terms, none of them empty.</param>
    public DeniedTerms(IReadOnlyCollection<string> terms)
    {
        _search = SearchValues.Create([.. terms], StringComparison.OrdinalIgnoreCase);
        _byFirst = terms.OrderByDescending(term => term.Length).ToLookup(term => char.ToUpperInvariant(term[0]));
        IsEmpty = terms.Count == 0;
    }

    private bool IsEmpty { get; }

    /// <summary>Where the terms stand.</summary>
    public IEnumerable<PiiSpan> Recognize(ScannedText scanned)
    {
        var text = scanned.Text;
        for (var position = 0; !IsEmpty && position < text.Length;)
        {
            var found = text.AsSpan(position).IndexOfAny(_search);
            if (found < 0)
                yield break;
            position += found;
            var end = EndOfTerm(text, position);
            if (end > 0)
                yield return new PiiSpan(PiiEntityType.Denied, position, end, 1f, Name);
            position = Math.Max(end, position + 1);
        }
    }

    private int EndOfTerm(string text, int start)
    {
        if (start > 0 && char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[start - 1]))
            return 0;
        foreach (var term in _byFirst[char.ToUpperInvariant(text[start])])
        {
            var end = start + term.Length;
            if (end > text.Length || !text.AsSpan(start, term.Length).Equals(term, StringComparison.OrdinalIgnoreCase))
                continue;
            if (IsEnd(text, end))
                return end;
            if (text[end] is 's' or 'S' && IsEnd(text, end + 1))
                return end + 1;
        }

        return 0;
    }

    private static bool IsEnd(string text, int end) =>
        end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]);
}
