using System.Buffers.Binary;

namespace PensionsAi.Masking.Model;

/// <summary>
/// The weights of a linear sequence model over words: for each feature one weight a label, and one for each pair of labels
/// that follow one another. Features are kept as hashes, not as text; one that is not in the model is taken for one that is
/// about once in 80,000 times. Immutable, thread-safe.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Number of labels.</summary>
    public const int Labels = 3;

    internal const uint Magic = 0x314D4E50; // "PNM1" read as little-endian
    internal const int KeyBits = 40;
    internal const int EntryBytes = (KeyBits / 8) + (Labels * sizeof(short));
    internal const int EntriesStart = 12 + (Labels * Labels * sizeof(int));

    private const int FingerprintBits = 16;

    // One slot is a fingerprint and three weights, 16 bits each: a feature costs one access to memory.
    private readonly ulong[] _slots;
    private readonly int _slotShift;
    private readonly int[] _transitions;

    private NameModel(ulong[] slots, int slotShift, int[] transitions, float weightsPerPoint)
    {
        _slots = slots;
        _slotShift = slotShift;
        _transitions = transitions;
        WeightsPerPoint = weightsPerPoint;
    }

    /// <summary>How many units of weight are one point of log-odds.</summary>
    public float WeightsPerPoint { get; }

    /// <summary>Takes the weights as they are in the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    public static NameModel Load(ReadOnlySpan<byte> file)
    {
        if (file.Length < EntriesStart || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
            throw new InvalidDataException("The file is not a model of names.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        if (count < 0 || file.Length != EntriesStart + ((long)count * EntryBytes))
            throw new InvalidDataException("The model of names is cut off.");

        var transitions = new int[Labels * Labels];
        for (var index = 0; index < transitions.Length; index++)
            transitions[index] = BinaryPrimitives.ReadInt32LittleEndian(file[(12 + (index * sizeof(int)))..]);
        var bits = Math.Max(8, 1 + (int)Math.Ceiling(Math.Log2(Math.Max(1, count))));
        if (bits > KeyBits - FingerprintBits)
            throw new InvalidDataException("The model of names has too many features.");

        var model = new NameModel(new ulong[1 << bits], 64 - bits, transitions, BinaryPrimitives.ReadSingleLittleEndian(file[8..]));
        for (var entry = EntriesStart; entry < file.Length; entry += EntryBytes)
            model.Insert(file.Slice(entry, EntryBytes));
        return model;
    }

    /// <summary>The weight of a label that follows another one.</summary>
    public int Transition(NameLabel from, NameLabel to) => _transitions[((int)from * Labels) + (int)to];

    /// <summary>Adds up the weights of features.</summary>
    /// <param name="features">Hashes of the features.</param>
    /// <param name="scores">One sum a label, <see cref="Labels"/> in all.</param>
    public void Sum(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var (outside, begin, inside) = (0, 0, 0);
        foreach (var feature in features)
        {
            var fingerprint = Fingerprint(feature);
            for (var slot = (int)(feature >> _slotShift); slots[slot] != 0; slot = (slot + 1) & mask)
            {
                var found = slots[slot];
                if ((ushort)found != fingerprint)
                    continue;
                outside += (short)(found >> 16);
                begin += (short)(found >> 32);
                inside += (short)(found >> 48);
                break;
            }
        }

        (scores[0], scores[1], scores[2]) = (outside, begin, inside);
    }

    private void Insert(ReadOnlySpan<byte> entry)
    {
        var key = 0UL;
        for (var index = 0; index < KeyBits / 8; index++)
            key |= (ulong)entry[index] << (8 * index);
        var feature = key << (64 - KeyBits);
        ulong value = Fingerprint(feature);
        for (var label = 0; label < Labels; label++)
            value |= (ulong)BinaryPrimitives.ReadUInt16LittleEndian(entry[((KeyBits / 8) + (label * sizeof(short)))..]) << (16 * (label + 1));

        var slot = (int)(feature >> _slotShift);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = value;
    }

    // Never zero, so that a taken slot never looks empty.
    private static ushort Fingerprint(ulong feature) => (ushort)((ushort)(feature >> (64 - KeyBits)) | 1);
}
