using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Contracts;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>How a call is transcribed, and what its job ends with, for the API description.</summary>
internal static class TranscribeCallExamples
{
    public const string WebVtt = "WEBVTT\n\n00:00:00.320 --> 00:00:01.900\n<v A>Hej och välkommen.\n";

    public const string SubRip = "1\n00:00:00,320 --> 00:00:01,900\nA: Hej och välkommen.\n";

    public const string PlainText = "A: Hej och välkommen.\n";

    public static readonly Contracts.TranscribeCall Settings = new() { Language = "sv", Mask = true, PhraseHints = ["premiepension", "efterlevandepension"], BeamSize = 5 };

    public static readonly Transcript Transcript = new(
        "sv",
        2.4,
        "Hej och välkommen.",
        [
            new TranscriptSegment(
                0.32,
                1.9,
                "A",
                "Hej och välkommen.",
                0.91,
                [
                    new TranscriptWord(0.32, 0.6, "Hej", 0.95),
                    new TranscriptWord(0.66, 0.8, "och", 0.93),
                    new TranscriptWord(0.86, 1.9, "välkommen.", 0.88),
                ]),
        ],
        new ModelVersion("kb-whisper-small", "1.0.0", "6768836a51abc902e420c613153e6d418c90ea2774e913274d02ab23170225b7"))
    {
        Speakers = SpeakerSource.Channel,
        Statistics = new TranscriptStatistics([new SpeakerStatistics("A", 1.58, 3, 113.9)], Silence: 0.82, Overlap: 0),
    };
}
