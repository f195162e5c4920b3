using System.Collections.Frozen;

namespace PensionsAi.Masking.Domain;

/// <summary>Words that tell what the number or name beside them is. Thread-safe; letter case is ignored.</summary>
internal sealed class ContextWords
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _whole;
    private readonly string[] _prefixes;
    private readonly string[] _endings;

    /// <summary>Makes the set.</summary>
    /// <param name="words">Whole words; with <c>*</c> at the end, beginnings of words; with it at the start, endings.</param>
    public ContextWords(params IEnumerable<string> words)
    {
        var all = words.ToList();
        _whole = all
            .Where(word => !word.Contains('*'))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixes = [.. all.Where(word => word.EndsWith('*')).Select(word => word[..^1])];
        _endings = [.. all.Where(word => word.StartsWith('*')).Select(word => word[1..])];
    }

    /// <summary>Whether the word is one of these.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (_whole.Contains(word))
            return true;
        foreach (var prefix in _prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (var ending in _endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
