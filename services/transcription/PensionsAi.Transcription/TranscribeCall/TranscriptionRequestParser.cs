using System.Globalization;
using Microsoft.Extensions.Primitives;
using PensionsAi.JobWorker.Parts;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>Reads media type, query and settings, the same for the check before a job is accepted and for the job.</summary>
internal static class TranscriptionRequestParser
{
    /// <summary>Name of the part with the recording.</summary>
    public const string Recording = "audio";

    /// <summary>The body was not settings and a recording.</summary>
    public static readonly ServiceProblem InvalidParts = BodyPartsReader.Malformed(Recording);

    private static readonly string[] Parameters = ["language", "channels", "mask", "sentiment"];
    private static readonly string[] Languages = ["sv", "en", "auto"];
    private static readonly string[] ChannelModes = ["auto", "mono", "separate"];

    /// <summary>The request and the recording, or a 415, or a 400 that names every parameter and setting that is wrong.</summary>
    /// <param name="contentType">Media type of the body.</param>
    /// <param name="query">Query of the call.</param>
    /// <param name="body">The body; of one with parts only what comes before the recording is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Outcome<TranscriptionInput>> ParseAsync(
        string contentType, IQueryCollection query, Stream body, CancellationToken cancellationToken)
    {
        if (!BodyPartsReader.IsMultipart(contentType))
            return Parse(contentType, query, new Contracts.TranscribeCall(), body, parts: null);
        var parts = await BodyPartsReader.ReadAsync<Contracts.TranscribeCall>(contentType, body, Recording, InvalidParts, cancellationToken);
        return parts.IsSuccess
            ? Parse(
                parts.Value.ContentType,
                query,
                parts.Value.Settings ?? new Contracts.TranscribeCall(),
                new AudioPart(parts.Value.File, parts.Value.Whole),
                parts.Value)
            : parts.Problem;
    }

    private static Outcome<TranscriptionInput> Parse(
        string contentType, IQueryCollection query, Contracts.TranscribeCall settings, Stream audio, BodyParts<Contracts.TranscribeCall>? parts)
    {
        if (AudioFormats.FromContentType(contentType) is not { } format)
            return ServiceProblem.UnsupportedMediaType([.. AudioFormats.MediaTypes, BodyPartsReader.MediaType]);

        var errors = new Dictionary<string, string[]>();
        // A name that is not one of ours is the caller's own text, and is not repeated.
        if (query.Keys.Any(name => !Parameters.Contains(name, StringComparer.OrdinalIgnoreCase)))
            errors["query"] = [$"Takes {string.Join(", ", Parameters)}. Other settings belong in the part settings."];
        var language = OneOf(query, "language", settings.Language, errors, Languages);
        var channels = OneOf(query, "channels", settings.Channels, errors, ChannelModes);
        var mask = IsTrue(query, "mask", settings.Mask, errors);
        var sentiment = IsTrue(query, "sentiment", settings.Sentiment, errors);
        CheckPhrases(settings.PhraseHints ?? [], errors);
        if (settings.BeamSize is < 1 or > Contracts.TranscribeCall.LargestBeam)
            errors["beamSize"] = [string.Create(CultureInfo.InvariantCulture, $"Must be 1 to {Contracts.TranscribeCall.LargestBeam}.")];
        if (errors.Count > 0)
            return ServiceProblem.InvalidFields(errors);

        var recognition = new RecognitionSettings
        {
            Language = language == "auto" ? null : language,
            Phrases = [.. (settings.PhraseHints ?? []).Select(phrase => phrase.Trim())],
            ConditionOnPreviousText = settings.ConditionOnPreviousText ?? false,
            BeamSize = settings.BeamSize ?? 1,
        };
        return new TranscriptionInput(
            new TranscriptionRequest(format, Enum.Parse<ChannelMode>(channels, ignoreCase: true), mask, sentiment, recognition), audio, parts);
    }

    /// <summary>The parameter's or the setting's value; the first of the allowed ones when neither is there.</summary>
    private static string OneOf(
        IQueryCollection query, string name, string? setting, Dictionary<string, string[]> errors, params string[] allowed)
    {
        StringValues values = query[name];
        if (values.Count == 0 && setting is null)
            return allowed[0];
        if (values.Count > 0 && setting is not null)
            errors[name] = ["Must be given in the query or in the settings, not in both."];
        else if (values.Count > 1 || !allowed.Contains(setting ?? values[0], StringComparer.Ordinal))
            errors[name] = [$"Must be one of {string.Join(", ", allowed)}, given once."];
        return setting ?? values[0] ?? allowed[0];
    }

    private static bool IsTrue(IQueryCollection query, string name, bool? setting, Dictionary<string, string[]> errors) =>
        OneOf(query, name, setting switch { null => null, true => "true", false => "false" }, errors, "false", "true") == "true";

    private static void CheckPhrases(IReadOnlyList<string> phrases, Dictionary<string, string[]> errors)
    {
        if (phrases.Count > Contracts.TranscribeCall.MostPhraseHints)
            errors["phraseHints"] = [string.Create(CultureInfo.InvariantCulture, $"Must hold at most {Contracts.TranscribeCall.MostPhraseHints}.")];
        else if (phrases.Any(phrase => string.IsNullOrWhiteSpace(phrase) || phrase.Length > Contracts.TranscribeCall.LongestPhraseHint || phrase.Any(char.IsControl)))
            errors["phraseHints"] = [string.Create(CultureInfo.InvariantCulture, $"Must each have 1 to {Contracts.TranscribeCall.LongestPhraseHint} characters, on one line.")];
    }
}
