using CsCheck;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class WavHeaderReaderTests
{
    private static readonly byte[] FourBytes = [1, 2, 3, 4];

    [Theory]
    [InlineData(1, 8, "Pcm8")]
    [InlineData(1, 16, "Pcm16")]
    [InlineData(1, 24, "Pcm24")]
    [InlineData(1, 32, "Pcm32")]
    [InlineData(3, 32, "Float32")]
    [InlineData(6, 8, "ALaw")]
    [InlineData(7, 8, "MuLaw")]
    public async Task ReadAsync_KnownEncoding_IsRead(int tag, int bits, string encoding)
    {
        var (status, header) = await ReadAsync(WavFile.Build(tag, 2, 44_100, bits, new byte[64]));

        Assert.Equal(WavHeaderStatus.Read, status);
        Assert.Equal(new WavHeader(Enum.Parse<SampleEncoding>(encoding), 2, 44_100, 64), header);
    }

    [Theory]
    [InlineData(1, 1, 8_000, 12, null)]
    [InlineData(1, 1, 8_000, 0, null)]
    [InlineData(3, 1, 8_000, 64, null)]
    [InlineData(6, 1, 8_000, 16, null)]
    [InlineData(2, 1, 8_000, 4, null)]
    [InlineData(0x11, 1, 8_000, 4, null)]
    [InlineData(0x55, 1, 8_000, 16, null)]
    [InlineData(0xFFFE, 1, 8_000, 16, null)]
    [InlineData(1, 0, 8_000, 16, null)]
    [InlineData(1, 33, 8_000, 16, null)]
    [InlineData(1, 65_535, 8_000, 16, null)]
    [InlineData(1, 1, 0, 16, null)]
    [InlineData(1, 1, 999, 16, null)]
    [InlineData(1, 1, 384_001, 16, null)]
    [InlineData(1, 1, -1, 16, null)]
    [InlineData(1, 1, 8_000, 16, 0)]
    [InlineData(1, 2, 8_000, 16, 2)]
    [InlineData(1, 1, 8_000, 16, 65_535)]
    public async Task ReadAsync_FormatOutOfBounds_IsUnsupported(int tag, int channels, int sampleRate, int bits, int? frameBytes)
    {
        var (status, _) = await ReadAsync(WavFile.Build(tag, channels, sampleRate, bits, FourBytes, frameBytes: frameBytes));

        Assert.Equal(WavHeaderStatus.Unsupported, status);
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(32, 384_000)]
    public async Task ReadAsync_FormatAtItsBounds_IsRead(int channels, int sampleRate)
    {
        var (status, _) = await ReadAsync(WavFile.Build(1, channels, sampleRate, 16, FourBytes));

        Assert.Equal(WavHeaderStatus.Read, status);
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFDBu)]
    [InlineData(36u, 0u)]
    [InlineData(0x7FFFFFFFu, 0x7FFFFFDBu)]
    public async Task ReadAsync_PlaceholderSizes_AreUnknownAndAllIsRead(uint riffBytes, uint dataBytes)
    {
        using var file = new MemoryStream(WavFile.Build(1, 1, 8_000, 16, FourBytes, riffBytes, dataBytes));

        var (header, samples) = await WavFile.ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Null(header.DataBytes);
        Assert.Equal(2, samples.Length);
    }

    [Fact]
    public async Task ReadAsync_NoSamplesBeforeOtherChunks_IsEmptyAndNotTheNextChunk()
    {
        using var file = new MemoryStream(WavFile.Build(1, 1, 8_000, 16, "LIST\u0004\0\0\0abcd"u8, riffBytes: 48, dataBytes: 0));

        var (header, samples) = await WavFile.ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(0, header.DataBytes);
        Assert.Empty(samples);
    }

    [Fact]
    public async Task ReadAsync_ChunksAroundTheSamples_ArePassedOver()
    {
        var plain = WavFile.Build(1, 1, 8_000, 16, FourBytes);
        byte[] odd = [.. "junk"u8, 3, 0, 0, 0, 9, 9, 9, 0];
        byte[] file = [.. plain.AsSpan(0, 12), .. odd, .. plain.AsSpan(12, 24), .. odd, .. plain.AsSpan(36), .. odd];

        var (_, samples) = await WavFile.ReadAsync(new MemoryStream(file), TestContext.Current.CancellationToken);

        Assert.Equal(2, samples.Length);
    }

    [Fact]
    public async Task ReadAsync_Extensible_IsReadByItsSubFormat()
    {
        var plain = WavFile.Build(1, 1, 8_000, 24, new byte[6]);
        plain[20] = 0xFE;
        plain[21] = 0xFF;
        plain[16] = 40;
        byte[] tail = [22, 0, 24, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        byte[] file = [.. plain.AsSpan(0, 36), .. tail, .. plain.AsSpan(36)];

        var (header, samples) = await WavFile.ReadAsync(new MemoryStream(file), TestContext.Current.CancellationToken);

        Assert.Equal(SampleEncoding.Pcm24, header.Encoding);
        Assert.Equal(2, samples.Length);
    }

    [Fact]
    public async Task ReadAsync_CutAnywhereInTheHeader_NeverClaimsSamples()
    {
        var file = WavFile.Build(1, 1, 8_000, 16, FourBytes);
        for (var length = 0; length < 44; length++)
        {
            var (status, _) = await ReadAsync(file[..length]);
            Assert.Equal(length < 4 ? WavHeaderStatus.NotWav : WavHeaderStatus.EndedEarly, status);
        }
    }

    [Fact]
    public async Task ReadAsync_SamplesBeforeFormat_IsUnsupported()
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEdata"u8, 4, 0, 0, 0, 1, 2, 3, 4];

        var (status, _) = await ReadAsync(file);

        Assert.Equal(WavHeaderStatus.Unsupported, status);
    }

    [Fact]
    public async Task ReadAsync_AnyBytesAfterAnyDamage_NeverThrows()
    {
        var whole = WavFile.Build(1, 2, 8_000, 16, new byte[32]);
        var damage = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 12];

        await damage.Select(Gen.Int[0, whole.Length]).SampleAsync(async (changes, length) =>
        {
            var file = whole.ToArray();
            foreach (var (at, value) in changes)
                file[at] = value;
            using var stream = new MemoryStream(file, 0, length);
            var (status, header) = await WavHeaderReader.ReadAsync(stream, TestContext.Current.CancellationToken);
            if (status != WavHeaderStatus.Read)
                return;
            var reader = new WavReader(stream, header!);
            while (await reader.ReadBlockAsync(TestContext.Current.CancellationToken) is { IsEmpty: false } block)
                Assert.All(block.ToArray(), sample => Assert.InRange(sample, -1, 1));
        }, iter: 5_000);
    }

    private static async Task<(WavHeaderStatus Status, WavHeader? Header)> ReadAsync(byte[] file) =>
        await WavHeaderReader.ReadAsync(new MemoryStream(file), TestContext.Current.CancellationToken);
}
