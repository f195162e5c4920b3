using System.Runtime.InteropServices;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Pseudonyms;

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

    /// <summary>The number of a value. Its spelling makes no difference (<see cref="NormalForm"/>).</summary>
    public int NumberOf(PiiEntityType type, ReadOnlySpan<char> value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (type, NormalForm.Of(type, value)), out var isKnown);
        if (!isKnown)
            number = _last[type] = _last.GetValueOrDefault(type) + 1;
        return number;
    }
}
