using System.Buffers;
using System.Text;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Looks for many words at once, in text of UTF-8 or UTF-16.</summary>
/// <param name="words">ASCII words, letter case ignored.</param>
internal sealed class WordSearch(IEnumerable<string> words)
{
    private readonly SearchValues<string> _words = SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands around the first word that is in the text; null when none is.</summary>
    public string? Find(string text)
    {
        var found = text.AsSpan().IndexOfAny(_words);
        return found < 0 ? null : text.Substring(found, Math.Min(40, text.Length - found));
    }

    /// <inheritdoc cref="Find(string)"/>
    public string? Find(byte[] bytes) =>
        Find(Encoding.Latin1.GetString(bytes))
        ?? Find(Encoding.Unicode.GetString(bytes))
        ?? Find(Encoding.Unicode.GetString(bytes, Math.Min(1, bytes.Length), Math.Max(0, bytes.Length - 1)));
}
