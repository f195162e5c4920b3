using System.Buffers.Binary;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.Model;

/// <summary>
/// The compiled table of names and words. Words are kept as 40-bit hashes, not as text: 16 bits choose a bucket, 24 bits are
/// compared in it. A word that is not in the table is taken for one that is about once in two million times. Thread-safe.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Longest word that is looked up, in UTF-16 code units; longer ones are no names.</summary>
    public const int LongestWord = 64;

    internal const uint Magic = 0x32544E50; // "PNT2" read as little-endian
    internal const int Buckets = 1 << 16;
    internal const int EntryBytes = 7;
    internal const int OffsetsStart = 8;
    internal const int EntriesStart = OffsetsStart + ((Buckets + 1) * sizeof(int));

    private readonly byte[] _table;

    private NameTable(byte[] table, ModelVersion version)
    {
        _table = table;
        Version = version;
    }

    /// <summary>Which table this is.</summary>
    public ModelVersion Version { get; }

    /// <summary>Number of words in the table.</summary>
    public int Count => BinaryPrimitives.ReadInt32LittleEndian(_table.AsSpan(sizeof(uint)));

    /// <summary>Takes the table as it is in the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a table.</exception>
    public static NameTable Load(byte[] file, ModelVersion version)
    {
        if (file.Length < EntriesStart
            || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic
            || file.Length != EntriesStart + (BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(sizeof(uint))) * EntryBytes))
            throw new InvalidDataException("The file is not a table of names.");
        return new NameTable(file, version);
    }

    /// <summary>What is known of a word; letter case is ignored. All zero when nothing is.</summary>
    public NameEntry Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
            return default;
        return Find(Hash(word));
    }

    /// <summary>What is known of a word by its hash.</summary>
    internal NameEntry Find(ulong hash)
    {
        var bucket = (int)(hash >> 48);
        var fingerprint = (int)(hash >> 24) & 0xFFFFFF;
        var entry = EntriesStart + (Offset(bucket) * EntryBytes);
        var end = EntriesStart + (Offset(bucket + 1) * EntryBytes);
        for (; entry < end; entry += EntryBytes)
        {
            var found = _table[entry] | (_table[entry + 1] << 8) | (_table[entry + 2] << 16);
            if (found == fingerprint)
                return new NameEntry(BinaryPrimitives.ReadUInt32LittleEndian(_table.AsSpan(entry + 3)));
        }

        return default;
    }

    /// <summary>FNV-1a over the lower-cased code units, mixed so that the high bits depend on all of them.</summary>
    internal static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in word)
        {
            hash ^= char.ToLowerInvariant(character);
            hash *= 0x100000001B3UL;
        }

        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }

    private int Offset(int bucket) => BinaryPrimitives.ReadInt32LittleEndian(_table.AsSpan(OffsetsStart + (bucket * sizeof(int))));
}
