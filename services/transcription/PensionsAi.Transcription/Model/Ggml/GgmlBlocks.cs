using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>
/// Makes numbers of a tensor's stored bytes. The block layouts are those of ggml's <c>ggml-common.h</c>: in a block's nibbles
/// the low halves are its first 16 numbers, the high halves its last 16.
/// </summary>
internal static class GgmlBlocks
{
    /// <summary>Numbers of one stored block.</summary>
    public const int BlockElements = 32;

    /// <summary>Whether the format is known.</summary>
    public static bool IsKnown(GgmlType type) => Enum.IsDefined(type);

    /// <summary>Whether numbers come in blocks of 32.</summary>
    public static bool IsBlocked(GgmlType type) => type is not (GgmlType.F32 or GgmlType.F16);

    /// <summary>Bytes that so many numbers take.</summary>
    public static long BytesOf(GgmlType type, long elements) => type switch
    {
        GgmlType.F32 => elements * 4,
        GgmlType.F16 => elements * 2,
        _ => elements / BlockElements * BlockBytes(type),
    };

    /// <summary>The numbers of whole rows.</summary>
    public static void ToFloats(GgmlType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case GgmlType.F32:
                MemoryMarshal.Cast<byte, float>(source).CopyTo(destination);
                return;
            case GgmlType.F16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
                return;
        }

        var bytes = BlockBytes(type);
        Span<int> whole = stackalloc int[BlockElements];
        for (var block = 0; block * BlockElements < destination.Length; block++)
        {
            var stored = source.Slice(block * bytes, bytes);
            var scale = HalfAt(stored, 0);
            var least = type is GgmlType.Q4_1 or GgmlType.Q5_1 ? HalfAt(stored, 2) : 0;
            Unpack(type, stored, whole);
            var numbers = destination.Slice(block * BlockElements, BlockElements);
            for (var i = 0; i < BlockElements; i++)
                numbers[i] = (whole[i] * scale) + least;
        }
    }

    /// <summary>
    /// Whole rows as 8-bit numbers around 128 and a scale for each block: the nearest of 255 steps from the largest number of
    /// a block to its opposite.
    /// </summary>
    /// <param name="type">The stored format.</param>
    /// <param name="source">The stored bytes.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="scales">The scales; how many there are says how large a block is.</param>
    public static void ToEightBits(GgmlType type, ReadOnlySpan<byte> source, Span<byte> values, Span<float> scales)
    {
        var size = values.Length / scales.Length;
        var bytes = (int)BytesOf(type, size);
        Span<float> numbers = stackalloc float[size];
        for (var block = 0; block < scales.Length; block++)
        {
            ToFloats(type, source.Slice(block * bytes, bytes), numbers);
            Quantize(numbers, values.Slice(block * size, size), out scales[block]);
        }
    }

    private static void Quantize(ReadOnlySpan<float> numbers, Span<byte> values, out float scale)
    {
        scale = TensorPrimitives.MaxMagnitude(numbers) is var most && float.IsFinite(most) ? Math.Abs(most) / 127 : 0;
        var inverse = scale == 0 ? 0 : 1 / scale;
        for (var i = 0; i < numbers.Length; i++)
            values[i] = (byte)(128 + (int)MathF.Round(numbers[i] * inverse));
    }

    /// <summary>A block's whole numbers, those around a middle less it.</summary>
    private static void Unpack(GgmlType type, ReadOnlySpan<byte> block, Span<int> whole)
    {
        if (type == GgmlType.Q8_0)
        {
            for (var i = 0; i < BlockElements; i++)
                whole[i] = (sbyte)block[2 + i];
            return;
        }

        var hasLeast = type is GgmlType.Q4_1 or GgmlType.Q5_1;
        var hasFifthBit = type is GgmlType.Q5_0 or GgmlType.Q5_1;
        var at = hasLeast ? 4 : 2;
        var fifth = hasFifthBit ? BinaryPrimitives.ReadUInt32LittleEndian(block[at..]) : 0;
        var nibbles = block[(at + (hasFifthBit ? 4 : 0))..];
        var middle = hasLeast ? 0 : hasFifthBit ? 16 : 8;
        for (var i = 0; i < BlockElements / 2; i++)
        {
            whole[i] = ((nibbles[i] & 0x0F) | (int)(((fifth >> i) & 1) << 4)) - middle;
            whole[i + 16] = ((nibbles[i] >> 4) | (int)(((fifth >> (i + 16)) & 1) << 4)) - middle;
        }
    }

    private static int BlockBytes(GgmlType type) => type switch
    {
        GgmlType.Q4_0 => 18,
        GgmlType.Q4_1 => 20,
        GgmlType.Q5_0 => 22,
        GgmlType.Q5_1 => 24,
        GgmlType.Q8_0 => 34,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static float HalfAt(ReadOnlySpan<byte> block, int offset) => (float)BinaryPrimitives.ReadHalfLittleEndian(block[offset..]);
}
