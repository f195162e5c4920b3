using System.Buffers;
using System.Text;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Looks for many words at once, in text of UTF-8 or UTF-16.</summary>
/// <param name="words">The words, letter case ignored.</param>
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
        Find(Encoding.UTF8.GetString(bytes))
        ?? Find(Encoding.Unicode.GetString(bytes))
        ?? Find(Encoding.Unicode.GetString(bytes, Math.Min(1, bytes.Length), Math.Max(0, bytes.Length - 1)));

    /// <summary>Fails when a word is in the text.</summary>
    public void AssertNone(string where, string text) => Assert.True(Find(text) is null, $"{where}: {Find(text)}");

    /// <inheritdoc cref="AssertNone(string, string)"/>
    public void AssertNone(string where, byte[] bytes) => Assert.True(Find(bytes) is null, $"{where}: {Find(bytes)}");
}
