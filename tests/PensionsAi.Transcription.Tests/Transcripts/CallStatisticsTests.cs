using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.Tests.Transcripts;

public sealed class CallStatisticsTests
{
    [Fact]
    public void Of_ACall_CountsTalkSilenceOverlapAndRate()
    {
        TranscriptSegment[] segments =
        [
            Said.Written("A", 1, 4, "ett två tre"),
            Said.Written("B", 3, 6, "fyra fem"),
            Said.Written("A", 8, 11, "sex sju åtta"),
        ];

        var statistics = CallStatistics.Of(segments, duration: 20);

        Assert.Equal([new SpeakerStatistics("A", 6, 6, 60), new SpeakerStatistics("B", 3, 2, 40)], statistics.Speakers);
        Assert.Equal((12.0, 1.0), (statistics.Silence, statistics.Overlap));
    }

    [Fact]
    public void Of_ThreeAtOnce_CountsEachMomentOnce()
    {
        var statistics = CallStatistics.Of(
            [Said.Written("A", 0, 10, "a"), Said.Written("B", 2, 6, "b"), Said.Written("C", 4, 8, "c"), Said.Written("A", 9, 12, "d")], duration: 12);

        Assert.Equal((0.0, 6.0), (statistics.Silence, statistics.Overlap));
        Assert.Equal(12, statistics.Speakers[0].Talk);
    }

    [Fact]
    public void Of_NobodySpeaks_IsSilence()
    {
        var statistics = CallStatistics.Of([], duration: 3.5);

        Assert.Empty(statistics.Speakers);
        Assert.Equal((3.5, 0.0), (statistics.Silence, statistics.Overlap));
    }

    [Fact]
    public void Of_SegmentWithoutLength_HasNoRate() =>
        Assert.Null(CallStatistics.Of([Said.Written("A", 2, 2, "ja")], duration: 3).Speakers.Single().WordsPerMinute);
}
