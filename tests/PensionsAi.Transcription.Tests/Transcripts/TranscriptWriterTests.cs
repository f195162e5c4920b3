using System.Text.Json;
using PensionsAi.Classification.Contracts;
using PensionsAi.ClassificationClient;
using PensionsAi.JobWorker.Running;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.Tests.Transcripts;

public sealed class TranscriptWriterTests(Services services)
{
    private readonly List<TranscriptSegment> _shown = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CompleteAsync_TwoTracks_AreMergedByTimeAndNamedByWhoIsHeardFirst()
    {
        var writer = Writer(mask: false);
        await writer.AddAsync(1, 0, [Said.By(1, 0, "Hej och välkommen"), Said.By(1, 4, "Vad gäller det")], Cancelled);
        await writer.AddAsync(0, 1, [Said.By(0, 2, "Hej")], Cancelled);

        var transcript = await CompleteAsync(writer);

        Assert.Equal("Hej och välkommen Hej Vad gäller det", transcript.Text);
        Assert.Equal(["A", "B", "A"], transcript.Segments.Select(segment => segment.Speaker));
        Assert.Equal((0.5, 1.0), (transcript.Segments[0].Words[1].Start, transcript.Segments[0].Words[1].End));
        Assert.Equal(SpeakerSource.Channel, transcript.Speakers);
        Assert.Equal(7, transcript.Statistics!.Speakers.Sum(speaker => speaker.Words));
        Assert.Equal(3, _shown.Count);
    }

    [Fact]
    public async Task AddAsync_Masked_ReplacesTheWordsOfANumberByOneWithItsTime()
    {
        var writer = Writer(mask: true);
        await writer.AddAsync(0, 0, [Said.By(0, 10, "Mitt personnummer är 19900101-2385 och inget annat.")], Cancelled);

        var segment = (await CompleteAsync(writer)).Segments.Single();

        Assert.Equal("Mitt personnummer är [PERSONNUMMER_1] och inget annat.", segment.Text);
        var tag = Assert.Single(segment.Words, word => word.Text == "[PERSONNUMMER_1]");
        Assert.Equal((11.5, 12.0), (tag.Start, tag.End));
        Assert.Equal(segment.Text, string.Join(' ', segment.Words.Select(word => word.Text)));
    }

    [Fact]
    public async Task AddAsync_SpokenNumber_BecomesOneWordFromItsFirstToItsLast()
    {
        var writer = Writer(mask: true);
        await writer.AddAsync(
            0, 0, [Said.By(0, 0, "Mitt personnummer är nittonhundranittio noll ett noll ett tjugotre åttiofem tack.")], Cancelled);

        var segment = (await CompleteAsync(writer)).Segments.Single();

        Assert.Equal("Mitt personnummer är [PERSONNUMMER_1] tack.", segment.Text);
        Assert.Equal((1.5, 5.0), (segment.Words[3].Start, segment.Words[3].End));
    }

    [Theory]
    [InlineData("Mitt personnummer är 19900101", "2385 tack")]
    [InlineData("Mitt personnummer är nittonhundranittio noll ett noll ett", "tjugotre åttiofem tack")]
    [InlineData("Jag heter Anna", "Lindström och ringer om min pension")]
    [InlineData("Du når mig på noll sju noll ett sju fyra noll", "sex noll fem tack")]
    public async Task AddAsync_PersonalDataOverTwoSegments_IsMaskedInBoth(string first, string second)
    {
        foreach (var apart in (bool[])[false, true])
        {
            _shown.Clear();
            var writer = Writer(mask: true);
            var (one, two) = (Said.By(0, 0, first), Said.By(0, 8, second));
            await writer.AddAsync(0, 0, apart ? [one] : [one, two], Cancelled);
            // What the other one says between does not make two of it.
            await writer.AddAsync(1, 1, [Said.By(1, 7, "mm")], Cancelled);
            if (apart)
                await writer.AddAsync(0, 0, [two], Cancelled);

            var transcript = await CompleteAsync(writer);

            var spoken = transcript.Segments.Where(segment => segment.Speaker == "A").ToList();
            Assert.Equal(2, spoken.Count);
            Assert.Matches(@"\[[A-Z_]+_1\]$", spoken[0].Text);
            Assert.Matches(@"^\[[A-Z_]+_1\]", spoken[1].Text);
            Assert.Equal((0, 8), (spoken[0].Start, spoken[1].Start));
            AssertNothingOf(transcript, "19900101", "2385", "nittio", "tjugotre", "Anna", "Lindström", "sju", "fem");
        }
    }

    [Fact]
    public async Task AddAsync_LongCall_MasksEverywhereAndNumbersTheSameValueAlike()
    {
        var writer = Writer(mask: true);
        for (var minute = 0; minute < 20; minute++)
        {
            var start = 60.0 * minute;
            await writer.AddAsync(0, 0, [Said.By(0, start, "Jag har en fråga om min allmänna pension och om hur mycket jag får varje månad")], Cancelled);
            await writer.AddAsync(0, 0, [Said.By(0, start + 10, $"Mitt personnummer är 19900101-2385 sa jag för {minute} minuter sedan")], Cancelled);
        }

        var transcript = await CompleteAsync(writer);

        Assert.Equal(40, transcript.Segments.Count);
        Assert.Equal(20, transcript.Segments.Count(segment => segment.Text.Contains("[PERSONNUMMER_1]", StringComparison.Ordinal)));
        AssertNothingOf(transcript, "19900101", "PERSONNUMMER_2");
        Assert.Equal(transcript.Segments.Select(segment => segment.Text), _shown.OrderBy(segment => segment.Start).Select(segment => segment.Text));
    }

    [Fact]
    public async Task AddAsync_Masked_ShowsTheBeginningBeforeTheEndIsKnown()
    {
        var writer = Writer(mask: true);
        for (var i = 0; i < 10; i++)
            await writer.AddAsync(0, 0, [Said.By(0, 10 * i, "Jag har en fråga om min allmänna pension och om hur mycket jag får")], Cancelled);

        Assert.InRange(_shown.Count, 5, 8);
    }

    [Fact]
    public async Task AddAsync_ReplyLongAgo_IsShownWhileTheOtherSpeaks()
    {
        var writer = Writer(mask: true);
        await writer.AddAsync(0, 0, [Said.By(0, 0, "Hej")], Cancelled);
        Assert.Empty(_shown);

        await writer.AddAsync(1, 1, [Said.By(1, 40, "Välkommen hit")], Cancelled);

        Assert.Equal("Hej", Assert.Single(_shown).Text);
    }

    [Fact]
    public async Task AddAsync_MaskingIsAway_ThrowsAndShowsNothing()
    {
        var writer = Writer(mask: true, masking: services.NoMasking);
        await writer.AddAsync(0, 0, [Said.By(0, 0, "Jag heter Anna Lindström")], Cancelled);

        await Assert.ThrowsAsync<MaskingUnavailableException>(() => CompleteAsync(writer));

        Assert.Empty(_shown);
    }

    [Fact]
    public async Task AddAsync_Sentiment_IsToldForEverySegment()
    {
        var writer = Writer(mask: false, sentiment: true);
        await writer.AddAsync(
            0, 0, [Said.By(0, 0, "Tack för fantastiskt bra hjälp, jag är så nöjd och glad"), Said.By(0, 9, "Det här är katastrof, jag är arg och besviken på er dåliga service")], Cancelled);

        var transcript = await CompleteAsync(writer);

        Assert.Equal([Sentiment.Positive, Sentiment.Negative], transcript.Segments.Select(segment => segment.Sentiment!.Label));
        Assert.All(transcript.Segments, segment => Assert.InRange(segment.Sentiment!.Score, 0.34, 1));
    }

    [Fact]
    public async Task AddAsync_ClassificationIsAway_ThrowsAndShowsNothing()
    {
        var writer = new TranscriptWriter(Request(mask: false, sentiment: true), services.Masking, services.NoSentiment, Feed());

        await Assert.ThrowsAsync<ClassificationUnavailableException>(() => writer.AddAsync(0, 0, [Said.By(0, 0, "Hej")], Cancelled));

        Assert.Empty(_shown);
    }

    [Fact]
    public async Task CompleteAsync_WithoutSentiment_WritesNoMemberOfIt()
    {
        var writer = Writer(mask: false);
        await writer.AddAsync(0, 0, [Said.By(0, 0, "Hej")], Cancelled);

        var json = JsonSerializer.Serialize(await CompleteAsync(writer), JsonConventions.Options);

        Assert.DoesNotContain("sentiment", json, StringComparison.Ordinal);
        Assert.Contains("\"speakers\":\"channel\"", json, StringComparison.Ordinal);
    }

    private void AssertNothingOf(Transcript transcript, params string[] secrets)
    {
        var all = JsonSerializer.Serialize(transcript, JsonConventions.Options) + JsonSerializer.Serialize(_shown, JsonConventions.Options);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    private TranscriptWriter Writer(bool mask, bool sentiment = false, TextMasking? masking = null) =>
        new(Request(mask, sentiment), masking ?? services.Masking, services.Sentiment, Feed());

    private static TranscriptionRequest Request(bool mask, bool sentiment) =>
        new(AudioFormat.Wav, ChannelMode.Auto, mask, sentiment, new RecognitionSettings());

    private JobEventFeed Feed() => new((batch, _) =>
    {
        Assert.Equal("segment", batch.Name);
        _shown.AddRange(batch.Items.Select(item => item.Deserialize<TranscriptSegment>(JsonConventions.Options)!));
        return Task.CompletedTask;
    });

    private static Task<Transcript> CompleteAsync(TranscriptWriter writer) =>
        writer.CompleteAsync(TimeSpan.FromHours(1), "sv", Said.Model, speakers: null, Cancelled);
}
