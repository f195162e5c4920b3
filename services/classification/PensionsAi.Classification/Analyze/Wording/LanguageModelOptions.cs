using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>Configuration section <c>Classification:LanguageModel</c>: an Azure OpenAI deployment that names and sums up themes. Off unless it has an endpoint.</summary>
public sealed record LanguageModelOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Classification:LanguageModel";

    /// <summary>Address of the resource, https; http only to this machine. Null (default): no language model is called.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Name of the deployment, which reports name as the writer.</summary>
    [RegularExpression("[A-Za-z0-9._-]{1,64}")]
    public string? Deployment { get; init; }

    /// <summary>The resource's key, from the secret store.</summary>
    public string? Key { get; init; }

    /// <summary>Wall-clock limit for one attempt, 100 ms to 2 min. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Wall-clock limit for one theme with its retries, 100 ms to 10 min. Default 90 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Retries of what passes (429, 408, 5xx, a lost connection, a timeout), 0 to 10. Default 3.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; init; } = 3;

    /// <summary>Wait before the first retry, doubled with each and spread by chance, 1 ms to 1 min; what <c>Retry-After</c> says goes before it. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing is sent after half of at least five attempts within it failed, 500 ms to 10 min. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most calls at a time, 1 to 64. Default 4.</summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Most tokens, sent and received together, of one analysis, 1,000 to 10,000,000. Default 100,000.</summary>
    [Range(1_000, 10_000_000)]
    public int TokenBudget { get; init; } = 100_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        bool[] given = [Endpoint is not null, !string.IsNullOrWhiteSpace(Deployment), !string.IsNullOrWhiteSpace(Key)];
        if (given.Contains(true) && given.Contains(false))
            yield return new ValidationResult($"{Section} needs Endpoint, Deployment and Key, or none of them, and then no language model is called.");
        if (Endpoint is not null && !IsSafe(Endpoint))
            yield return new ValidationResult($"{Section}:Endpoint must be an https address without user, query and fragment; http is for this machine alone.");
        if (Key?.All(character => character is > ' ' and <= '~') == false)
            yield return new ValidationResult($"{Section}:Key has characters that a header cannot carry, perhaps a line end.");
    }

    /// <summary>Without the key, which the text of a record would tell.</summary>
    public override string ToString() => $"{Section} {{ Deployment = {Deployment} }}";

    private static bool IsSafe(Uri endpoint) =>
        endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        && endpoint.UserInfo.Length == 0 && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0;
}
