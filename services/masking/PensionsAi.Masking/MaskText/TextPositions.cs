using PensionsAi.Masking.Contracts;

namespace PensionsAi.Masking.MaskText;

/// <summary>Turns UTF-16 offsets into those that a caller asked for. Not thread-safe; linear when asked in rising order.</summary>
/// <param name="type">What offsets count.</param>
internal sealed class TextPositions(StringIndexType type)
{
    private int _utf16;
    private int _codePoints;

    /// <summary>The offset of a place in the text.</summary>
    /// <param name="text">The same text each time; it may grow at its end.</param>
    /// <param name="offset">In UTF-16 code units; not smaller than at the call before.</param>
    public int Of(ReadOnlySpan<char> text, int offset)
    {
        if (type == StringIndexType.Utf16CodeUnit)
            return offset;
        while (_utf16 < offset)
        {
            var isPair = char.IsHighSurrogate(text[_utf16]) && _utf16 + 1 < text.Length && char.IsLowSurrogate(text[_utf16 + 1]);
            _utf16 += isPair ? 2 : 1;
            _codePoints++;
        }

        return _codePoints;
    }
}
