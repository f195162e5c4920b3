using System.ComponentModel;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
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
        (`audio/mp4`: 200 MB) and 4 hours. A multipart form with settings is not taken in this version: 415.

        Refused at once: another media type (415), a wrong parameter (400), a body without sound (422 `empty-audio`), a body
        that is not the media type that it is said to be (422 `unreadable-audio`), a header that claims more than 4 hours
        (413), and, on a server without ffmpeg, every format but WAV (422 `audio-format-not-available`). What shows later
        fails the job with the same problems. A recording that was cut off is transcribed as far as it goes.

        On a server without the speech model's weights the job fails at once with the problem `model-not-installed` (409),
        whose `detail` names the command that installs them. With weights, this version decodes the recording and finds its
        speech, and then fails the job with `speech-engine-not-available` (501): words are not recognised yet.
        """;

    public static RouteHandlerBuilder MapTranscribeCallCheck(this IEndpointRouteBuilder routes) =>
        routes.MapJobCheck("/v1/transcriptions", Handle)
            .DescribesPublicCall()
            .RequireScope(Scopes.Transcribe)
            .WithName("transcribeCall")
            .WithTags("Transcription")
            .WithSummary("Transcribe a recorded call")
            .WithDescription(Description)
            .Accepts<Stream>("audio/wav", "audio/flac", "audio/mpeg", "audio/ogg", "audio/mp4")
            .WithParameter("language", "Language spoken: `sv` (default), `en`, or `auto` to have it detected.", "sv")
            .WithParameter(
                "channels",
                "`mono` mixes all channels, `separate` takes each for a speaker of its own, `auto` (default) does so for two channels.",
                "auto")
            .WithParameter("mask", "`true`: personal data in the transcript is masked before it is stored. Default `false`.", "false")
            .Produces<Transcript>(200, MediaTypeNames.Application.Json, "text/vtt", "application/x-subrip", "text/plain")
            .WithResponseExample(200, TranscribeCallExamples.Transcript)
            .WithResponseExample(200, TranscribeCallExamples.WebVtt, "text/vtt")
            .WithResponseExample(200, TranscribeCallExamples.SubRip, "application/x-subrip")
            .WithResponseExample(200, TranscribeCallExamples.Transcript.Text, "text/plain")
            .ProducesProblems(
                ServiceProblem.InvalidField("language", "Must be one of sv, en, auto, given once."),
                AudioProblems.TooLong,
                ServiceProblem.UnsupportedMediaType(AudioFormats.MediaTypes),
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
        [DefaultValue("false")] string? mask = null) =>
        await check.FindProblemAsync(request, http.Query, cancellationToken) is { } problem
            ? problem.ToHttpResult()
            : TypedResults.NoContent();
#pragma warning restore IDE0060
}
