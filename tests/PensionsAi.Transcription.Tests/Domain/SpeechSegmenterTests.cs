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
}
