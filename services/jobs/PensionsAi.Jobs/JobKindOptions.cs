using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Jobs;

/// <summary>One kind of job.</summary>
public sealed record JobKindOptions
{
    /// <summary>The scope that a caller needs.</summary>
    [Required]
    public required string Scope { get; init; }

    /// <summary>
    /// Public path of the call; nothing (default) for <c>/v1/{kind}</c>. A value in it, as in <c>/v1/taxonomies/{id}/trainings</c>,
    /// stands in the job's query under its name.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Base address of the service that checks such calls.</summary>
    [Required]
    public required Uri Service { get; init; }

    /// <summary>Largest body in bytes.</summary>
    [Range(1, 1L << 40)]
    public required long MaxBodyBytes { get; init; }

    /// <summary>Jobs of this kind that may wait or run at the same time, 1 to 10,000,000; further calls are refused. Default 100,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxBacklog { get; init; } = 100_000;

    /// <summary>Whether the call also has a synchronous answer; otherwise it is always answered with 202.</summary>
    public bool IsSynchronous { get; init; }
}
