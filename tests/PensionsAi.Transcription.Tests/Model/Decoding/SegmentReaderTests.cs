using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

/// <summary>Segments, words and their times from tokens whose attention is known.</summary>
public sealed class SegmentReaderTests
{
    private static readonly SpeechVocabulary Vocabulary = Vocabularies.Whisper();
    private static readonly int FirstTime = Vocabulary.Special.FirstTime;

    [Fact]
    public void Read_WordsLookedAtOneAfterAnother_HaveTheirTimes()
    {
        var segment = Assert.Single(Read(Time(0), Said(" Hej", 25), Said(" och", 75), Said(" du", 125), Said(".", 170), Time(200)));
        Assert.Equal("Hej och du.", segment.Text);
        Assert.Equal(["Hej", "och", "du."], segment.Words.Select(word => word.Text));
        Assert.Equal((10.0, 14.0), (segment.Start.TotalSeconds, segment.End.TotalSeconds));

        // Each was looked at for a second around its middle.
        Assert.Equal(11.0, segment.Words[1].Start.TotalSeconds, 0.2);
        Assert.Equal(12.0, segment.Words[2].Start.TotalSeconds, 0.2);
        Assert.All(segment.Words.Zip(segment.Words.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Read_TwoPairsOfTimes_AreTwoSegments()
    {
        var segments = Read(Time(0), Said(" Hej", 25), Time(50), Time(100), Said(" Ja", 125), Time(150));
        Assert.Equal(["Hej", "Ja"], segments.Select(segment => segment.Text));
        Assert.Equal([10.0, 12.0], segments.Select(segment => segment.Start.TotalSeconds));
        Assert.Equal([11.0, 13.0], segments.Select(segment => segment.End.TotalSeconds));
    }

    [Fact]
    public void Read_NoClosingTime_EndsWithTheSound() =>
        Assert.Equal(16.0, Assert.Single(Read(Time(0), Said(" Hej", 25))).End.TotalSeconds);

    [Fact]
    public void Read_Probabilities_AreTheirGeometricMean()
    {
        var segment = Assert.Single(Read(Time(0), Said(" Hej", 25, 0.9), Said(" du", 75, 0.4), Time(100)));
        Assert.Equal(0.6, segment.Confidence, 1e-6);
        Assert.Equal([0.9, 0.4], segment.Words.Select(word => Math.Round(word.Confidence, 6)));
    }

    [Theory]
    [InlineData(" Undertexter från Amara.org-gemenskapen", 0.9, true)]
    [InlineData(" Tack för att ni tittade.", 0.4, true)]
    [InlineData(" Tack för att ni tittade.", 0.9, false)]
    [InlineData(" Tack.", 0.3, false)]
    public void Read_WhatModelsMakeUp_IsDropped(string text, double probability, bool isDropped)
    {
        var said = Vocabulary.Encode(text).Select((token, i) => Said(token, 10 + (10 * i), probability));
        Assert.Equal(isDropped, Read([Time(0), .. said, Time(150)]).Count == 0);
    }

    [Fact]
    public void GoesOnFrom_EndInAPairOfTimes_IsTheirPlace()
    {
        var reader = new SegmentReader(Vocabulary, alignmentHeads: 1);
        Assert.Equal(3.0, reader.GoesOnFrom(Decoded([Time(0), Said(" Hej", 25), Time(150), Time(150)])));
        Assert.Null(reader.GoesOnFrom(Decoded([Time(0), Said(" Hej", 25), Time(150)])));
    }

    private static IReadOnlyList<RecognizedSegment> Read(params DecodedToken[] tokens) =>
        new SegmentReader(Vocabulary, alignmentHeads: 1).Read(Decoded(tokens), track: 0, TimeSpan.FromSeconds(10), seconds: 6);

    private static Hypothesis Decoded(DecodedToken[] tokens) => tokens.Aggregate(Hypothesis.Empty, (hypothesis, token) => hypothesis.With(token));

    private static DecodedToken Time(int steps) => new(FirstTime + steps, 0, Gaze(steps));

    private static DecodedToken Said(string text, int frame, double probability = 0.9) =>
        Said(Assert.Single(Vocabulary.Encode(text)), frame, probability);

    private static DecodedToken Said(int token, int frame, double probability) => new(token, (float)Math.Log(probability), Gaze(frame));

    /// <summary>A head that looks at the 50 frames around one.</summary>
    private static float[] Gaze(int frame)
    {
        var gaze = new float[1_500];
        for (var i = 0; i < gaze.Length; i++)
            gaze[i] = Math.Abs(i - frame) <= 25 ? 0.02f : 1e-5f;
        return gaze;
    }
}
