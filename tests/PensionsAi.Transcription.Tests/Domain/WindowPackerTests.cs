using System.Globalization;
using CsCheck;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Tests.Domain;

public sealed class WindowPackerTests
{
    // Segments as start-end in seconds.
    [Theory]
    [InlineData("", "")]
    [InlineData("1-3", "1-3")]
    [InlineData("1-3 4-6", "1-6")]
    [InlineData("1-3 9-12", "1-12")]
    [InlineData("0-10 12-13", "0-13")]
    [InlineData("0-10 12.1-13", "0-10 12.1-13")]
    [InlineData("0-9.9 12.1-13", "0-13")]
    [InlineData("0-3 13-14", "0-14")]
    [InlineData("0-3 13.1-14", "0-3 13.1-14")]
    [InlineData("0-20 21-30", "0-30")]
    [InlineData("0-20 21-30.1", "0-20 21-30.1")]
    [InlineData("5-35 35-65 65-66", "5-35 35-65 65-66")]
    public void Add_Segments_BecomeWindowsCutInPauses(string segments, string windows)
    {
        var packed = Pack(Parse(segments));

        Assert.Equal(windows, string.Join(' ', packed.Select(Text)));
    }

    [Fact]
    public void Advance_LongSilence_EndsTheWindowBeforeTheNextSpeech()
    {
        var packer = new WindowPacker();
        packer.Add(Parse("0-3").Single());

        Assert.Null(packer.Advance(TimeSpan.FromSeconds(13)));
        Assert.Equal(TimeSpan.FromSeconds(3), packer.Advance(TimeSpan.FromSeconds(13.1))?.End);
        Assert.Null(packer.Start);
    }

    [Fact]
    public void Add_AnySegments_AreAllInWindowsOfAtMostThirtySeconds() =>
        Gen.Select(Gen.Double[0.2, 30], Gen.Double[0, 15]).Array[0, 40].Sample(pairs =>
        {
            var at = 0.0;
            var segments = pairs.Select(pair =>
            {
                var start = at + pair.Item2;
                at = start + pair.Item1;
                return new SpeechSegment(0, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(at));
            }).ToList();

            var windows = Pack(segments);

            Assert.All(windows, window => Assert.InRange(window.Duration, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(30.001)));
            Assert.All(segments, segment => Assert.Single(windows, window => window.Start <= segment.Start && segment.End <= window.End));
            Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        });

    private static List<SpeechSegment> Pack(IEnumerable<SpeechSegment> segments)
    {
        var packer = new WindowPacker();
        var windows = segments.Select(packer.Add).OfType<SpeechSegment>().ToList();
        if (packer.Complete() is { } last)
            windows.Add(last);
        return windows;
    }

    private static IEnumerable<SpeechSegment> Parse(string segments) =>
        segments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.Split('-').Select(text => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture))).ToArray())
            .Select(ends => new SpeechSegment(0, ends[0], ends[1]));

    private static string Text(SpeechSegment window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.Start.TotalSeconds}-{window.End.TotalSeconds}");
}
