using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.ClassificationClient;

/// <summary>Tells how texts feel, by the classification service: there is an answer for each, or an exception. Thread-safe.</summary>
/// <param name="http">Has the address of classification.</param>
/// <param name="tokens">Signs the calls.</param>
public sealed class TextSentiment(HttpClient http, InternalToken tokens)
{
    /// <summary>The taxonomy that is part of the program. Sentiment depends on none, but a call must name one.</summary>
    private const string Taxonomy = "pension-freetext";

    private static readonly CallerIdentity Platform = new("platform", [Scopes.Classify]);

    // A newer service may say more than this knows of.
    private static readonly JsonSerializerOptions Answer = new(JsonConventions.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>The likeliest sentiment of each text, in the same order.</summary>
    /// <param name="texts">Any number, each of at most <see cref="ClassifyText.LongestText"/> characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ClassificationUnavailableException">Classification cannot answer now.</exception>
    public async Task<IReadOnlyList<ScoredSentiment>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = new List<ScoredSentiment>(texts.Count);
        foreach (var batch in texts.Chunk(ClassifyText.MostTexts))
            found.AddRange(await FindBatchAsync(batch, cancellationToken));
        return found;
    }

    private async Task<IEnumerable<ScoredSentiment>> FindBatchAsync(string[] batch, CancellationToken cancellationToken)
    {
        var call = new ClassifyText(
            Taxonomy, [.. batch.Index().Select(text => new TextToClassify(text.Index.ToString(CultureInfo.InvariantCulture), text.Item))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/classifications")
        {
            Content = JsonContent.Create(call, options: JsonConventions.Options),
        };
        request.Headers.Add(InternalToken.HeaderName, tokens.Issue(Platform));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests)
                throw new ClassificationUnavailableException($"it answered {(int)response.StatusCode}");
            if (response.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"Classification refused a call of the platform's own with {(int)response.StatusCode}.");
            var result = await response.Content.ReadFromJsonAsync<ClassificationResult>(Answer, cancellationToken);
            if (result?.Results.Count != batch.Length)
                throw new InvalidOperationException("Classification answered another number of texts than it was asked for.");
            return result.Results.Select(text => text.Sentiment);
        }
        // A connection that is reset as soon as it is made fails with the socket's own exception.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or Polly.ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ClassificationUnavailableException(exception.GetType().Name, exception);
        }
    }
}
