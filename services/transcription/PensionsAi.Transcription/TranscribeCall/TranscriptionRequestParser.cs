using Microsoft.Extensions.Primitives;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>Reads media type and query, the same for the check before a job is accepted and for the job.</summary>
internal static class TranscriptionRequestParser
{
    /// <summary>The request, or a 415, or a 400 that names every parameter that is wrong.</summary>
    public static Outcome<TranscriptionRequest> Parse(string contentType, IQueryCollection query)
    {
        if (AudioFormats.FromContentType(contentType) is not { } format)
            return ServiceProblem.UnsupportedMediaType(AudioFormats.MediaTypes);

        var errors = new Dictionary<string, string[]>();
        var language = OneOf(query["language"], "language", errors, "sv", "en", "auto");
        var channels = OneOf(query["channels"], "channels", errors, "auto", "mono", "separate");
        var mask = OneOf(query["mask"], "mask", errors, "false", "true");
        var sentiment = OneOf(query["sentiment"], "sentiment", errors, "false", "true");
        if (errors.Count > 0)
            return ServiceProblem.InvalidFields(errors);

        return new TranscriptionRequest(
            format,
            Enum.Parse<ChannelMode>(channels, ignoreCase: true),
            mask == "true",
            sentiment == "true",
            new RecognitionSettings { Language = language == "auto" ? null : language });
    }

    /// <summary>The parameter's value; the first of the allowed ones when it is not there.</summary>
    private static string OneOf(StringValues values, string name, Dictionary<string, string[]> errors, params string[] allowed)
    {
        if (values.Count == 0)
            return allowed[0];
        if (values.Count == 1 && allowed.Contains(values[0], StringComparer.Ordinal))
            return values[0]!;
        errors[name] = [$"Must be one of {string.Join(", ", allowed)}, given once."];
        return allowed[0];
    }
}
