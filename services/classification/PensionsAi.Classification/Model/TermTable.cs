using System.Numerics;

namespace PensionsAi.Classification.Model;

/// <summary>From the hash of a term to its number: open addressing, at most half full. Thread-safe once built.</summary>
internal sealed class TermTable
{
    private readonly Entry[] _entries;
    private readonly int _mask;

    /// <summary>A table in which every hash has its position in the list as its number.</summary>
    /// <exception cref="ArgumentException">Two of the hashes are the same.</exception>
    public TermTable(ReadOnlySpan<ulong> hashes)
    {
        _mask = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * hashes.Length) + 2) - 1;
        _entries = new Entry[_mask + 1];
        for (var number = 0; number < hashes.Length; number++)
        {
            var place = (int)hashes[number] & _mask;
            while (_entries[place].Hash != 0)
            {
                if (_entries[place].Hash == hashes[number])
                    throw new ArgumentException("Two terms have the same hash.", nameof(hashes));
                place = (place + 1) & _mask;
            }

            _entries[place] = new Entry(hashes[number], number);
        }
    }

    /// <summary>The number of a term; −1 when it is not known.</summary>
    public int Find(ulong hash)
    {
        var entries = _entries;
        for (var place = (int)hash & _mask; (uint)place < (uint)entries.Length; place = (place + 1) & _mask)
        {
            ref readonly var entry = ref entries[place];
            if (entry.Hash == hash)
                return entry.Number;
            if (entry.Hash == 0)
                return -1;
        }

        return -1;
    }

    private readonly record struct Entry(ulong Hash, int Number);
}
