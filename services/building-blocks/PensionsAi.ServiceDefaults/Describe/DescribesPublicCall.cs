namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>
/// Endpoint metadata: the path without its <see cref="PathPrefix"/> is a public call that only jobs answers. What the
/// endpoint says of status 200 is the job's result.
/// </summary>
public sealed record DescribesPublicCall
{
    /// <summary>What stands before the public path.</summary>
    public const string PathPrefix = "/internal/checks";
}
