using System.Globalization;
using CsCheck;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.Tests.Transcripts;

public sealed class TranscriptFormatsTests
{
    [Fact]
    public void WebVtt_TwoSpeakers_HasVoiceTagsAndTimes()
    {
        var transcript = Said.Transcript(Said.Written("A", 0.32, 1.9, "Hej och välkommen."), Said.Written("B", 2, 3.25, "Hej!"));

        Assert.Equal(
            "WEBVTT\n\n00:00:00.320 --> 00:00:01.900\n<v A>Hej och välkommen.\n\n00:00:02.000 --> 00:00:03.250\n<v B>Hej!\n",
            TranscriptFormats.WebVtt(transcript));
    }

    [Fact]
    public void SubRip_TwoSpeakers_IsNumberedAndNamesThem()
    {
        var transcript = Said.Transcript(Said.Written("A", 0.32, 1.9, "Hej och välkommen."), Said.Written("B", 2, 3.25, "Hej!"));

        Assert.Equal(
            "1\n00:00:00,320 --> 00:00:01,900\nA: Hej och välkommen.\n\n2\n00:00:02,000 --> 00:00:03,250\nB: Hej!\n",
            TranscriptFormats.SubRip(transcript));
    }

    /// <summary>Players take cues in the order of their times, and so does the standard.</summary>
    [Fact]
    public void Cues_OfOverlappingSpeakers_ComeByTime()
    {
        var turn = string.Join(' ', Enumerable.Repeat("premiepensionen", 20));
        var transcript = Said.Transcript(Said.Written("A", 0, 10, turn), Said.Written("B", 2, 2.4, "Ja."));

        var cues = SubtitleCues.Of(transcript).ToList();

        Assert.True(cues.Count > 3);
        Assert.Equal(cues.Select(cue => cue.Start).Order(), cues.Select(cue => cue.Start));
        Assert.Equal("B", cues.Last(cue => cue.Start <= 2).Speaker);
    }

    [Fact]
    public void PlainText_Turns_AreALineEach()
    {
        var transcript = Said.Transcript(Said.Written("A", 0, 1, "Hej."), Said.Written("A", 1, 2, "Välkommen."), Said.Written("B", 2, 3, "Tack!"));

        Assert.Equal("A: Hej. Välkommen.\nB: Tack!\n", TranscriptFormats.PlainText(transcript));
    }

    [Theory]
    [InlineData(0, "00:00:00.000")]
    [InlineData(59.9996, "00:01:00.000")]
    [InlineData(3_599.9994, "00:59:59.999")]
    [InlineData(3_600, "01:00:00.000")]
    [InlineData(14_399.5, "03:59:59.500")]
    public void WebVtt_Times_GoBeyondAnHour(double start, string written)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            Assert.Contains($"\n{written} --> ", TranscriptFormats.WebVtt(Said.Transcript(Said.Written("A", start, start + 1, "Ja."))), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Formats_MarkupInWords_StaysText()
    {
        var transcript = Said.Transcript(Said.Written("A", 0, 1, "<v B>R&D --> {\\an8} 00:00:09.000"));

        Assert.EndsWith("\n<v A>&lt;v B&gt;R&amp;D --&gt; {\\an8} 00:00:09.000\n", TranscriptFormats.WebVtt(transcript), StringComparison.Ordinal);
        Assert.EndsWith("\nA: ‹v B›R&D --› (\\an8) 00:00:09.000\n", TranscriptFormats.SubRip(transcript), StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_AWordThatEndsWhereItBegins_IsShownForAMoment() =>
        Assert.Contains("00:00:01.000 --> 00:00:01.001", TranscriptFormats.WebVtt(Said.Transcript(Said.Written("A", 1, 1, "Ja."))), StringComparison.Ordinal);

    [Fact]
    public void WebVtt_LongSegments_AreCuesOfTwoLinesByTheWordsTimes() =>
        Gen.String[Gen.Char["abcåäö"], 1, 20].Array[1, 120].Sample(words =>
        {
            var segment = Said.Written("A", 5, 5 + words.Length, string.Join(' ', words));

            // A block a cue: its times, then its lines.
            var cues = TranscriptFormats.WebVtt(Said.Transcript(segment)).TrimEnd('\n').Split("\n\n").Skip(1).Select(block => block.Split('\n')).ToList();

            Assert.All(cues, cue => Assert.InRange(cue.Length, 2, 3));
            var at = 5;
            foreach (var cue in cues)
            {
                string[] lines = [cue[1].Replace("<v A>", "", StringComparison.Ordinal), .. cue[2..]];
                var shown = lines.SelectMany(line => line.Split(' ')).ToArray();
                Assert.All(lines, line => Assert.InRange(line.Length, 1, 42));
                Assert.Equal(words.Skip(at - 5).Take(shown.Length), shown);
                Assert.Equal(
                    [TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + shown.Length)],
                    cue[0].Split(" --> ").Select(time => TimeSpan.Parse(time, CultureInfo.InvariantCulture)));
                at += shown.Length;
            }

            Assert.Equal(5 + words.Length, at);
        }, iter: 200);
}
