using System.Buffers;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class PolyphaseResamplerTests
{
    private const int Target = 16_000;

    [Theory]
    [InlineData(8_000, 300)]
    [InlineData(8_000, 3_400)]
    [InlineData(11_025, 1_000)]
    [InlineData(22_050, 5_000)]
    [InlineData(44_100, 440)]
    [InlineData(44_100, 7_000)]
    [InlineData(48_000, 7_000)]
    [InlineData(96_000, 1_000)]
    [InlineData(12_347, 1_000)]
    public void Write_SineInThePassBand_KeepsFrequencyPhaseAndLevel(int rate, double frequency)
    {
        var output = Resample(Sine(rate, frequency, seconds: 1), rate);

        Assert.InRange(output.Length, Target - 1, Target + 1);
        var expected = Sine(Target, frequency, seconds: 1);
        // The ends see the silence around the clip.
        var error = Rms(Middle(output).Zip(Middle(expected), (left, right) => left - right));
        Assert.True(Decibel(error / Rms(Middle(expected))) < -60, $"{Decibel(error / Rms(Middle(expected))):F1} dB");
    }

    [Theory]
    [InlineData(44_100, 8_200)]
    [InlineData(44_100, 12_000)]
    [InlineData(48_000, 8_100)]
    [InlineData(48_000, 23_000)]
    [InlineData(96_000, 9_000)]
    [InlineData(22_050, 10_000)]
    public void Write_SineAboveTheNewNyquist_IsSuppressed(int rate, double frequency)
    {
        var output = Resample(Sine(rate, frequency, seconds: 1), rate);

        var level = Decibel(Rms(Middle(output)) / Rms(Sine(rate, frequency, seconds: 1)));
        Assert.True(level < -70, $"{level:F1} dB");
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    public void Write_Constant_StaysConstant(int rate)
    {
        var output = Resample(Enumerable.Repeat(0.5f, rate).ToArray(), rate);

        Assert.All(Middle(output), sample => Assert.Equal(0.5f, sample, 1e-4f));
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(383_999)]
    public void Write_InBlocksOfAnySize_GivesTheSame(int rate)
    {
        var input = Sine(rate, 500, seconds: 0.2);
        var whole = Resample(input, rate);
        var random = new Random(7);
        var resampler = new PolyphaseResampler(rate, Target);
        var pieces = new ArrayBufferWriter<float>();
        for (var at = 0; at < input.Length;)
        {
            var length = Math.Min(random.Next(1, 700), input.Length - at);
            resampler.Write(input.AsSpan(at, length), pieces);
            at += length;
        }

        resampler.Complete(pieces);

        Assert.Equal(whole, pieces.WrittenSpan.ToArray());
    }

    [Fact]
    public void Complete_NothingWritten_GivesNothing()
    {
        var output = new ArrayBufferWriter<float>();
        new PolyphaseResampler(44_100, Target).Complete(output);

        Assert.Equal(0, output.WrittenCount);
    }

    private static float[] Resample(float[] input, int rate)
    {
        var resampler = new PolyphaseResampler(rate, Target);
        var output = new ArrayBufferWriter<float>();
        resampler.Write(input, output);
        resampler.Complete(output);
        return output.WrittenSpan.ToArray();
    }

    private static float[] Sine(int rate, double frequency, double seconds) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => 0.5f * (float)Math.Sin(2 * Math.PI * frequency * i / rate))];

    private static IEnumerable<float> Middle(float[] samples) => samples.Skip(samples.Length / 10).Take(samples.Length * 8 / 10);

    private static double Rms(IEnumerable<float> samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));

    private static double Decibel(double ratio) => 20 * Math.Log10(ratio);
}
