using System.Buffers.Binary;

namespace PensionsAi.Masking.Model;

/// <summary>Writes the table that <see cref="NameTable"/> reads; the same entries give the same bytes.</summary>
internal static class NameTableWriter
{
    /// <summary>The whole file.</summary>
    /// <param name="entries">Lower-cased words and what is known of them.</param>
    /// <remarks>Of words with the same hash, the one with the larger bits is kept: it is the more used.</remarks>
    public static byte[] Write(IReadOnlyDictionary<string, NameEntry> entries)
    {
        var ordered = entries
            .Select(pair => (Key: NameTable.Hash(pair.Key) >> 24, pair.Value))
            .GroupBy(pair => pair.Key, (key, same) => (Key: key, Value: same.Select(pair => pair.Value).MaxBy(value => value.Bits)))
            .OrderBy(pair => pair.Key)
            .ToList();
        var file = new byte[NameTable.EntriesStart + (ordered.Count * NameTable.EntryBytes)];
        BinaryPrimitives.WriteUInt32LittleEndian(file, NameTable.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(sizeof(uint)), ordered.Count);

        var next = 0;
        for (var bucket = 0; bucket <= NameTable.Buckets; bucket++)
        {
            while (next < ordered.Count && (int)(ordered[next].Key >> 24) < bucket)
                next++;
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(NameTable.OffsetsStart + (bucket * sizeof(int))), next);
        }

        for (var index = 0; index < ordered.Count; index++)
        {
            var entry = file.AsSpan(NameTable.EntriesStart + (index * NameTable.EntryBytes), NameTable.EntryBytes);
            var fingerprint = (int)(ordered[index].Key & 0xFFFFFF);
            entry[0] = (byte)fingerprint;
            entry[1] = (byte)(fingerprint >> 8);
            entry[2] = (byte)(fingerprint >> 16);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[3..], ordered[index].Value.Bits);
        }

        return file;
    }
}
