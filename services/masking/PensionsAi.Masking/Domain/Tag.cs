using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>What stands for a masked finding, for example <c>[PERSON_1]</c>.</summary>
/// <param name="EntityType">What was masked.</param>
/// <param name="Number">From 1, the same for the same value within a text.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
internal readonly record struct Tag(PiiEntityType EntityType, int Number, int Start, int End)
{
    private const int MostDigits = 6;

    /// <summary>The tag as text.</summary>
    public static string Format(PiiEntityType type, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"[{type.Name()}_{number}]");

    /// <summary>Reads a tag that begins at a position; false when none does.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out Tag tag)
    {
        tag = default;
        var window = text.Slice(start, Math.Min(text.Length - start, PiiEntityTypes.LongestName + MostDigits + 3));
        var length = window.IndexOf(']');
        if (length < 0 || window[0] != '[')
            return false;

        var inside = window[1..length];
        var underscore = inside.LastIndexOf('_');
        if (underscore <= 0
            || !PiiEntityTypes.TryParse(inside[..underscore], out var type)
            || !int.TryParse(inside[(underscore + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;

        tag = new Tag(type, number, start, start + length + 1);
        return true;
    }
}
