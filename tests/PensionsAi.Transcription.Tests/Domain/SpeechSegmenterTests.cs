using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Tests.Domain;

public sealed class SpeechSegmenterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    private static readonly SpeechThresholds Thresholds = new()
    {
        Begin = 0.5f,
        End = 0.35f,
        MinSpeech = TimeSpan.FromMilliseconds(200),
        MinSilence = TimeSpan.FromMilliseconds(300),
        Padding = TimeSpan.FromMilliseconds(100),
    };

    // One character a window of 100 ms: S speech (0.9), - between the thresholds (0.4), . quiet (0.1).
    [Theory]
    [InlineData("", "")]
    [InlineData("..........", "")]
    [InlineData("----------", "")]
    [InlineData("..SSS.....", "1-6")]
    [InlineData("..S.......", "")]
    [InlineData("..SS......", "1-5")]
    [InlineData("..SS-SS...", "1-8")]
    [InlineData("..SS..SS..........", "1-9")]
    [InlineData("..SS...SS.........", "1-5 6-10")]
    [InlineData("..SS---SS.........", "1-10")]
    [InlineData("SSS", "0-3")]
    [InlineData("......SSS", "5-9")]
    [InlineData("......SS.", "5-9")]
    public void Complete_Probabilities_GiveSegments(string windows, string expected)
    {
        var segmenter = new SpeechSegmenter(0, Window, Thresholds);
        foreach (var window in windows)
            segmenter.Add(window switch { 'S' => 0.9f, '-' => 0.4f, _ => 0.1f });

        var segments = segmenter.Complete(Window * windows.Length);

        Assert.Equal(expected, string.Join(' ', segments.Select(segment => $"{segment.Start / Window:0}-{segment.End / Window:0}")));
    }

    [Fact]
    public void Complete_PaddingsThatMeet_BecomeOneSegment()
    {
        var segmenter = new SpeechSegmenter(0, Window, Thresholds with { Padding = TimeSpan.FromMilliseconds(200) });
        foreach (var window in "..SS...SS.........")
            segmenter.Add(window == 'S' ? 0.9f : 0.1f);

        var segment = Assert.Single(segmenter.Complete(Window * 18));
        Assert.Equal(TimeSpan.Zero, segment.Start);
        Assert.Equal(Window * 11, segment.End);
    }

    [Fact]
    public void Take_SpeechWithoutAPause_IsCutWhereItIsTheLeastLikely()
    {
        var segmenter = new SpeechSegmenter(0, Window, Thresholds with { MaxSpeech = TimeSpan.FromSeconds(6), CutWithin = TimeSpan.FromSeconds(1) });
        // A dip long before the end of what is allowed, and one in its last second.
        for (var i = 0; i < 100; i++)
            segmenter.Add(i switch { 20 => 0.4f, 54 => 0.5f, _ => 0.9f });

        var cut = Assert.Single(segmenter.Take());
        Assert.Equal((TimeSpan.Zero, Window * 54.5), (cut.Start, cut.End));
        Assert.Equal(Window * 54.5, segmenter.Earliest);
        var rest = Assert.Single(segmenter.Complete(Window * 100));
        Assert.Equal((Window * 54.5, Window * 100), (rest.Start, rest.End));
    }

    [Fact]
    public void Take_Pause_GivesTheSegmentAtOnceAndOnlyOnce()
    {
        var segmenter = new SpeechSegmenter(0, Window, Thresholds);
        foreach (var window in "..SS...")
            segmenter.Add(window == 'S' ? 0.9f : 0.1f);

        var segment = Assert.Single(segmenter.Take());
        Assert.Equal((Window * 1, Window * 5), (segment.Start, segment.End));
        Assert.Empty(segmenter.Take());
        Assert.Empty(segmenter.Complete(Window * 7));
    }
}
