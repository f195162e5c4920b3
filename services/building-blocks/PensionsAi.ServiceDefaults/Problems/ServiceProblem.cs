namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>
/// An expected failure that a caller is told about, on the way to an RFC 9457 problem document.
/// The same value ends a synchronous call and fails a job, so both callers read the same words.
/// </summary>
/// <param name="Kind">Stable name in kebab-case; becomes <c>urn:pensionsai:problem:{Kind}</c>.</param>
/// <param name="Status">HTTP status code, 400 to 599.</param>
/// <param name="Title">Short, the same for every occurrence of the kind.</param>
/// <param name="Detail">What happened and what to do, in our own words: never an exception's message, never the caller's content.</param>
public sealed record ServiceProblem(string Kind, int Status, string Title, string Detail)
{
    /// <summary>Prefix of every problem's <c>type</c>.</summary>
    public const string TypePrefix = "urn:pensionsai:problem:";

    /// <summary>Invalid fields by JSON path or parameter name; null when the problem is not about fields.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>How long to wait before trying again; sent as <c>Retry-After</c> in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The <c>type</c> of the problem document.</summary>
    public string Type => TypePrefix + Kind;

    /// <summary>One or more fields of the request are missing or out of range (400).</summary>
    public static ServiceProblem InvalidFields(IReadOnlyDictionary<string, string[]> errors) =>
        new("invalid-request", 400, "The request is not valid", "One or more fields are missing or out of range.") { Errors = errors };

    /// <summary>One field of the request is missing or out of range (400).</summary>
    public static ServiceProblem InvalidField(string field, string error) =>
        InvalidFields(new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>The body is larger than this call takes (413).</summary>
    public static ServiceProblem TooLarge(string detail) => new("payload-too-large", 413, "The content is too large", detail);

    /// <summary>The media type is not one that this call takes (415).</summary>
    public static ServiceProblem UnsupportedMediaType(params IEnumerable<string> accepted) =>
        new("unsupported-media-type", 415, "The media type is not supported", $"This call takes {string.Join(", ", accepted)}.");
}
