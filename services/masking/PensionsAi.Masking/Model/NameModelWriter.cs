using System.Buffers.Binary;

namespace PensionsAi.Masking.Model;

/// <summary>Writes the file that <see cref="NameModel"/> reads; the same weights give the same bytes.</summary>
internal static class NameModelWriter
{
    /// <summary>The whole file.</summary>
    /// <param name="weights">By feature, one weight a label.</param>
    /// <param name="transitions">By label and the one that follows, row by row.</param>
    /// <param name="weightsPerPoint">How many units of weight are one point of log-odds, before rounding to whole numbers.</param>
    public static byte[] Write(IReadOnlyDictionary<ulong, float[]> weights, float[] transitions, float weightsPerPoint)
    {
        var largest = weights.Values.SelectMany(all => all).Select(Math.Abs).DefaultIfEmpty(1f).Max();
        var scale = short.MaxValue / largest;
        // Of features with the same key, the one that says more is kept.
        var entries = weights
            .GroupBy(pair => pair.Key >> (64 - NameModel.KeyBits), (key, same) => (Key: key, Weights: same.MaxBy(pair => pair.Value.Max(Math.Abs)).Value))
            .Where(entry => entry.Weights.Any(weight => Math.Abs(weight * scale) >= 1f))
            .OrderBy(entry => entry.Key)
            .ToList();

        var file = new byte[NameModel.EntriesStart + (entries.Count * NameModel.EntryBytes)];
        BinaryPrimitives.WriteUInt32LittleEndian(file, NameModel.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), entries.Count);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8), weightsPerPoint * scale);
        for (var index = 0; index < transitions.Length; index++)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12 + (index * sizeof(int))), (int)MathF.Round(transitions[index] * scale));
        for (var index = 0; index < entries.Count; index++)
            Write(entries[index].Key, entries[index].Weights, scale, file.AsSpan(NameModel.EntriesStart + (index * NameModel.EntryBytes), NameModel.EntryBytes));
        return file;
    }

    private static void Write(ulong key, float[] weights, float scale, Span<byte> entry)
    {
        for (var index = 0; index < NameModel.KeyBits / 8; index++)
            entry[index] = (byte)(key >> (8 * index));
        for (var label = 0; label < NameModel.Labels; label++)
            BinaryPrimitives.WriteInt16LittleEndian(entry[((NameModel.KeyBits / 8) + (label * sizeof(short)))..], (short)MathF.Round(weights[label] * scale));
    }
}
