using System.ComponentModel;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.JobWorker.Parts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>The check before a transcription is accepted, and the description of the public call.</summary>
internal static class TranscribeCallCheck
{
    private const string Description =
        """
        Turns a recorded call into text with times, speakers and confidence. Always answers 202 with a job; the transcript is
        the job's result, `GET /v1/jobs/{id}/result`.

        The body is the recording itself: `audio/wav` (PCM of 8, 16, 24 or 32 bits, 32-bit float, A-law or mu-law),
        `audio/flac`, `audio/mpeg`, `audio/ogg` or `audio/mp4`; any sample rate, 1 to 32 channels, at most 500 MB
        (`audio/mp4`: 200 MB) and 4 hours. Or it is `multipart/form-data` with the part `settings` (JSON, at most 60 KiB, may
        be left out) and then the part `audio`, which has one of these media types; another part behind it fails the job, for
        it was not heeded. The settings are `language`, `channels`,
        `mask` and `sentiment` as in the query, each in one of the two places, and `phraseHints` (at most 100 words or phrases
        of 1 to 100 characters that are likely to be said), `beamSize` (1, the default, to 8) and `conditionOnPreviousText`.

        **Speakers.** In a stereo recording each channel is a speaker, and what leaks from one channel into the other is
        transcribed once. In a mono recording the speakers are estimated from their voices, and `speakers` says so.

        **While it runs**, segments come as `segment` events of `GET /v1/jobs/{id}/events`, those of one channel by time. In a
        mono recording they all have the speaker `A` until the result is there.

        **Masking.** With `mask=true` personal data is replaced by tags before anything is stored or shown, spoken numbers and
        what is said over two segments too. One word stands for what is masked, from its first word's start to its last one's
        end. Segments come as events some sentences late: a number is known when it has ended. Without masking, the job is
        tried again and then fails.

        Refused at once: another media type (415), a wrong parameter, setting or part (400), a body without sound (422
        `empty-audio`), a body that is not the media type that it is said to be (422 `unreadable-audio`), a header that claims
        more than 4 hours (413), and, on a server without ffmpeg, every format but WAV (422 `audio-format-not-available`). What
        shows later fails the job with the same problems. A recording that was cut off is transcribed as far as it goes.

        On a server without the speech model's weights the job fails at once with the problem `model-not-installed` (409),
        whose `detail` names the command that installs them; weights that cannot be run fail it with `model-not-usable` (409).
        """;

    public static RouteHandlerBuilder MapTranscribeCallCheck(this IEndpointRouteBuilder routes) =>
        routes.MapJobCheck("/v1/transcriptions", Handle)
            .DescribesPublicCall()
            .RequireScope(Scopes.Transcribe)
            .WithName("transcribeCall")
            .WithTags("Transcription")
            .WithSummary("Transcribe a recorded call")
            .WithDescription(Description)
            .Accepts<Stream>(AudioFormats.AllNames[0], [.. AudioFormats.AllNames.Skip(1), BodyPartsReader.MediaType])
            .WithParts(TranscriptionRequestParser.Recording, TranscribeCallExamples.Settings)
            .WithParameter("language", "Language spoken: `sv` (default), `en`, or `auto` to have it detected.", "sv")
            .WithParameter(
                "channels",
                "`mono` mixes all channels, `separate` takes each for a speaker of its own, `auto` (default) does so for two channels.",
                "auto")
            .WithParameter("mask", "`true`: personal data in the transcript is masked before it is stored or shown. Default `false`.", "false")
            .WithParameter("sentiment", "`true`: each segment is told how it sounds, by the classification service. Default `false`.", "false")
            .Produces<Transcript>(200, MediaTypeNames.Application.Json, "text/vtt", "application/x-subrip", "text/plain")
            .WithResponseExample(200, TranscribeCallExamples.Transcript)
            .WithResponseExample(200, TranscribeCallExamples.WebVtt, "text/vtt")
            .WithResponseExample(200, TranscribeCallExamples.SubRip, "application/x-subrip")
            .WithResponseExample(200, TranscribeCallExamples.PlainText, "text/plain")
            .ProducesProblems(
                ServiceProblem.InvalidField("language", "Must be one of sv, en, auto, given once."),
                TranscriptionRequestParser.InvalidParts,
                AudioProblems.TooLong,
                ServiceProblem.UnsupportedMediaType([.. AudioFormats.MediaTypes, BodyPartsReader.MediaType]),
                AudioProblems.Empty,
                AudioProblems.NotOfType(AudioFormat.Wav),
                AudioProblems.FormatNotAvailable(AudioFormat.Flac));

    // The parameters are there for the description; the parser reads the query itself, as it does in the job.
#pragma warning disable IDE0060
    private static async Task<Results<NoContent, ProblemResult>> Handle(
        JobCheckRequest request,
        HttpRequest http,
        RecordingCheck check,
        CancellationToken cancellationToken,
        [DefaultValue("sv")] string? language = null,
        [DefaultValue("auto")] string? channels = null,
        [DefaultValue("false")] string? mask = null,
        [DefaultValue("false")] string? sentiment = null) =>
        await check.FindProblemAsync(request, http.Query, cancellationToken) is { } problem
            ? problem.ToHttpResult()
            : TypedResults.NoContent();
#pragma warning restore IDE0060
}
