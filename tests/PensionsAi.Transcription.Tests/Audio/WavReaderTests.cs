using CsCheck;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class WavReaderTests
{
    [Fact]
    public Task ReadBlockAsync_AnySamples_RoundTrip() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 9_000], Gen.Int).SampleAsync(async (channels, frames, seed) =>
        {
            var random = new Random(seed);
            var samples = Enumerable.Range(0, channels * frames).Select(_ => random.Next(-32768, 32768) / 32768f).ToArray();
            using var file = new MemoryStream(WavFile.Pcm16(16_000, channels, samples));

            var (header, read) = await WavFile.ReadAsync(file, TestContext.Current.CancellationToken);

            Assert.Equal(channels, header.Channels);
            Assert.Equal(samples, read);
        }, iter: 50);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    public async Task ReadBlockAsync_CutOffFile_GivesTheWholeFramesThatAreThere(int bytesThere, int frames)
    {
        var file = WavFile.Pcm16(16_000, 2, new float[200]);

        var (_, samples) = await WavFile.ReadAsync(new MemoryStream(file, 0, 44 + bytesThere), TestContext.Current.CancellationToken);

        Assert.Equal(2 * frames, samples.Length);
    }
}
