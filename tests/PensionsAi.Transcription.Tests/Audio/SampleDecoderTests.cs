using System.Buffers.Binary;
using CsCheck;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class SampleDecoderTests
{
    [Theory]
    [InlineData("Pcm8", 8)]
    [InlineData("Pcm16", 16)]
    [InlineData("Pcm24", 24)]
    public void Decode_EveryPcmWidth_RoundTripsExactly(string name, int bits)
    {
        var encoding = Enum.Parse<SampleEncoding>(name);
        var half = 1 << (bits - 1);

        Gen.Int[-half, half - 1].Array[1, 100].Sample(values =>
        {
            var bytes = values.SelectMany(value => Write(value, bits)).ToArray();
            var samples = new float[values.Length];
            Assert.Equal(values.Length, SampleDecoder.Decode(encoding, bytes, samples));
            Assert.Equal(values, samples.Select(sample => (int)(sample * half)));
        });
    }

    [Fact]
    public void Decode_Pcm32AndFloat_KeepTheLevel()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, int.MinValue);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1 << 30);
        Assert.Equal([-1f, 0.5f], Decode(SampleEncoding.Pcm32, bytes, 2));

        BinaryPrimitives.WriteSingleLittleEndian(bytes, -0.25f);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), 0.125f);
        Assert.Equal([-0.25f, 0.125f], Decode(SampleEncoding.Float32, bytes, 2));
    }

    [Theory]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(1e30f, 1f)]
    public void Decode_FloatThatIsNoSample_IsBounded(float value, float expected)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);

        Assert.Equal([expected], Decode(SampleEncoding.Float32, bytes, 1));
    }

    // ITU-T G.711, tables 1a and 2a: decision values of the outermost, the innermost and one middle interval.
    [Theory]
    [InlineData("MuLaw", 0xFF, 0)]
    [InlineData("MuLaw", 0x7F, 0)]
    [InlineData("MuLaw", 0x80, 32124)]
    [InlineData("MuLaw", 0x00, -32124)]
    [InlineData("MuLaw", 0xF0, 120)]
    [InlineData("ALaw", 0xD5, 8)]
    [InlineData("ALaw", 0x55, -8)]
    [InlineData("ALaw", 0xAA, 32256)]
    [InlineData("ALaw", 0x2A, -32256)]
    public void Decode_G711_GivesTheStandardsValue(string name, int code, int expected) =>
        Assert.Equal([expected / 32768f], Decode(Enum.Parse<SampleEncoding>(name), [(byte)code], 1));

    private static float[] Decode(SampleEncoding encoding, byte[] bytes, int count)
    {
        var samples = new float[count];
        SampleDecoder.Decode(encoding, bytes, samples);
        return samples;
    }

    private static byte[] Write(int value, int bits) =>
        bits == 8 ? [(byte)(value + 128)] : [.. Enumerable.Range(0, bits / 8).Select(at => (byte)(value >> (8 * at)))];
}
