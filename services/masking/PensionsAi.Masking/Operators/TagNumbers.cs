using System.Runtime.InteropServices;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Operators;

/// <summary>
/// Numbers the tags of one text: from 1 for each type, the same number for the same value, and never a number that the text
/// came with, which may stand for someone else. Not thread-safe.
/// </summary>
internal sealed class TagNumbers
{
    private readonly Dictionary<PiiEntityType, int> _last = [];
    private readonly Dictionary<(PiiEntityType Type, string Value), int> _numbers = [];

    /// <summary>Begins after the tags that are in the text already.</summary>
    public TagNumbers(IEnumerable<Tag> present)
    {
        foreach (var tag in present)
            _last[tag.EntityType] = Math.Max(_last.GetValueOrDefault(tag.EntityType), tag.Number);
    }

    /// <summary>The number of a value. Letter case, spaces and punctuation make no difference.</summary>
    public int NumberOf(PiiEntityType type, ReadOnlySpan<char> value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (type, Normalise(value)), out var isKnown);
        if (!isKnown)
            number = _last[type] = _last.GetValueOrDefault(type) + 1;
        return number;
    }

    private static string Normalise(ReadOnlySpan<char> value)
    {
        var normal = new char[value.Length];
        var length = 0;
        foreach (var character in value)
        {
            if (!char.IsPunctuation(character) && !char.IsWhiteSpace(character) && !char.IsControl(character))
                normal[length++] = char.ToLowerInvariant(character);
        }

        return length > 0 ? new string(normal, 0, length) : value.ToString();
    }
}
