using CsCheck;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class SoundBufferTests
{
    [Fact]
    public void Read_AfterAnyWritesAndDrops_GivesWhatWasWrittenThere() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[0, 70_000]).Array[1, 30].Sample(steps =>
        {
            var buffer = new SoundBuffer();
            var next = 0;
            foreach (var (write, drop) in steps)
            {
                buffer.Write([.. Enumerable.Range(next, write).Select(sample => (float)sample)]);
                next += write;
                buffer.DropBefore(next - drop);

                var held = buffer.Read(0, long.MaxValue).Span;
                Assert.Equal(next, buffer.End);
                Assert.Equal(buffer.End - buffer.Start, held.Length);
                if (held.Length > 0)
                    Assert.Equal((buffer.Start, next - 1), ((long)held[0], (int)held[^1]));
            }
        }, iter: 200);

    [Fact]
    public void DropBefore_AStreamOfHours_HoldsNoMoreThanIsKept()
    {
        var buffer = new SoundBuffer();
        var second = new float[16_000];
        for (var i = 0; i < 3_600; i++)
        {
            buffer.Write(second);
            buffer.DropBefore(buffer.End - 8_000);
        }

        Assert.Equal(8_000, buffer.Read(0, long.MaxValue).Length);
        Assert.Equal(3_600 * 16_000L, buffer.End);
    }
}
