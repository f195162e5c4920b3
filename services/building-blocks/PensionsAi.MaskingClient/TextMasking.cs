using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.MaskingClient;

/// <summary>
/// Masks texts by the masking service before they are kept, shown or sent on. It fails closed: there is a masked text, or an
/// exception. Thread-safe.
/// </summary>
/// <param name="http">Has the address of masking.</param>
/// <param name="tokens">Signs the calls.</param>
public sealed class TextMasking(HttpClient http, InternalToken tokens)
{
    // Half of what a call takes as JSON when every character needs five bytes.
    private const int MostCharacters = 1_000_000;

    // What a caller has set for its own calls is not asked for here: nothing that is kept is masked less than by default.
    private static readonly CallerIdentity Platform = new("platform", [Scopes.Mask]);

    // A newer service may say more than this knows of.
    private static readonly JsonSerializerOptions Answer = new(JsonConventions.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Each text with a tag in the place of what is personal, in the same order.</summary>
    /// <param name="texts">Any number, each of at most <see cref="MaskText.LongestText"/> characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now.</exception>
    public async Task<IReadOnlyList<string>> MaskAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        [.. (await FindAsync(texts, cancellationToken)).Select(text => text.Text)];

    /// <summary>The same, with what was found and where.</summary>
    /// <param name="texts">Any number, each of at most <see cref="MaskText.LongestText"/> characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now.</exception>
    public async Task<IReadOnlyList<MaskedText>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var masked = new List<MaskedText>(texts.Count);
        while (masked.Count < texts.Count)
        {
            var batch = NextBatch(texts, masked.Count);
            masked.AddRange(await MaskBatchAsync(batch, cancellationToken));
        }

        return masked;
    }

    private static List<TextToMask> NextBatch(IReadOnlyList<string> texts, int start)
    {
        var batch = new List<TextToMask>();
        var characters = 0;
        for (var index = start; index < texts.Count && batch.Count < MaskText.MostTexts; index++)
        {
            characters += texts[index].Length;
            if (characters > MostCharacters && batch.Count > 0)
                break;
            batch.Add(new TextToMask(index.ToString(System.Globalization.CultureInfo.InvariantCulture), texts[index]));
        }

        return batch;
    }

    private async Task<IReadOnlyList<MaskedText>> MaskBatchAsync(List<TextToMask> batch, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings")
        {
            Content = JsonContent.Create(new MaskText(batch) { Operator = "tag" }, options: JsonConventions.Options),
        };
        request.Headers.Add(InternalToken.HeaderName, tokens.Issue(Platform));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests)
                throw new MaskingUnavailableException($"it answered {(int)response.StatusCode}");
            if (response.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"Masking refused a call of the platform's own with {(int)response.StatusCode}.");
            var result = await response.Content.ReadFromJsonAsync<MaskingResult>(Answer, cancellationToken);
            if (result?.Results.Count != batch.Count)
                throw new InvalidOperationException("Masking answered another number of texts than it was asked for.");
            return result.Results;
        }
        // A connection that is reset as soon as it is made fails with the socket's own exception.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or Polly.ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MaskingUnavailableException(exception.GetType().Name, exception);
        }
    }
}
