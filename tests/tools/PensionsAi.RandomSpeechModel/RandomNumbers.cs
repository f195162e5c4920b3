using System.Runtime.InteropServices;

namespace PensionsAi.RandomSpeechModel;

/// <summary>Normal numbers of deviation 0.03, taken from a long table at random places: a large model has a quarter of a billion.</summary>
internal sealed class RandomNumbers
{
    private const float Deviation = 0.03f;
    private const int TableSize = 1 << 18;
    private const int Piece = 1 << 12;

    private readonly Random _random;
    private readonly float[] _table = new float[TableSize];

    public RandomNumbers(int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < _table.Length; i++)
            _table[i] = Deviation * MathF.Sqrt(-2 * MathF.Log(1 - _random.NextSingle())) * MathF.Cos(2 * MathF.PI * _random.NextSingle());
    }

    public void Write(BinaryWriter writer, int count, StoredAs storedAs)
    {
        for (var done = 0; done < count; done += Piece)
        {
            var numbers = _table.AsSpan(_random.Next(TableSize - Piece), Math.Min(Piece, count - done));
            switch (storedAs)
            {
                case StoredAs.F32:
                    writer.Write(MemoryMarshal.AsBytes(numbers));
                    break;
                case StoredAs.F16:
                    var halves = new Half[numbers.Length];
                    for (var i = 0; i < halves.Length; i++)
                        halves[i] = (Half)numbers[i];
                    writer.Write(MemoryMarshal.AsBytes<Half>(halves));
                    break;
                default:
                    WriteBlocks(writer, numbers, storedAs);
                    break;
            }
        }
    }

    private static void WriteBlocks(BinaryWriter writer, ReadOnlySpan<float> numbers, StoredAs storedAs)
    {
        Span<int> whole = stackalloc int[32];
        for (var block = 0; block < numbers.Length; block += 32)
        {
            var most = 1e-9f;
            foreach (var number in numbers.Slice(block, 32))
                most = Math.Max(most, Math.Abs(number));
            var steps = storedAs == StoredAs.Q8_0 ? 127 : 15;
            var scale = (Half)(most / steps);
            writer.Write(BitConverter.HalfToUInt16Bits(scale));
            for (var i = 0; i < 32; i++)
                whole[i] = Math.Clamp((int)MathF.Round(numbers[block + i] / (float)scale), -steps, steps);
            if (storedAs == StoredAs.Q8_0)
                WriteBytes(writer, whole);
            else
                WriteFiveBits(writer, whole);
        }
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlySpan<int> whole)
    {
        foreach (var number in whole)
            writer.Write((sbyte)number);
    }

    private static void WriteFiveBits(BinaryWriter writer, ReadOnlySpan<int> whole)
    {
        uint fifth = 0;
        for (var i = 0; i < 32; i++)
            fifth |= (uint)((whole[i] + 16) >> 4) << i;
        writer.Write(fifth);
        for (var i = 0; i < 16; i++)
            writer.Write((byte)(((whole[i] + 16) & 15) | (((whole[i + 16] + 16) & 15) << 4)));
    }
}
