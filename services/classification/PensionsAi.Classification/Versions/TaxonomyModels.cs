using System.Collections.Concurrent;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Inference.Loading;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Versions;

/// <summary>
/// Finds what classifies for a taxonomy. Every process follows the active version: it looks which one that is when it last
/// looked two seconds ago. Thread-safe.
/// </summary>
/// <param name="taxonomies">Those that there are.</param>
/// <param name="versions">Their trained versions.</param>
/// <param name="shipped">The model that the platform brings, for the taxonomy of its name.</param>
/// <param name="encoder">The installed sentence encoder, which some versions need.</param>
/// <param name="time">Tells when to look again.</param>
/// <param name="logger">Told of versions that cannot be served.</param>
internal sealed partial class TaxonomyModels(
    TaxonomyStore taxonomies,
    VersionStore versions,
    ClassificationModel shipped,
    OptionalModel<SentenceEncoder> encoder,
    TimeProvider time,
    ILogger<TaxonomyModels> logger)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Outcome<ServedTaxonomy> Found)> _looks = new(StringComparer.Ordinal);

    /// <summary>
    /// The active version of a taxonomy; 422 when the taxonomy is unknown, 409 when none of its versions is active or the active one needs an
    /// encoder that is not installed.
    /// </summary>
    public async ValueTask<Outcome<ServedTaxonomy>> FindAsync(string taxonomy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isKnown = _looks.TryGetValue(taxonomy, out var look);
        if (isKnown && now - look.At < Freshness)
            return look.Found;
        var found = await LookAsync(taxonomy, isKnown ? look.Found.Value : null, cancellationToken);
        // Once, and not at every look while it lasts.
        if (found.Problem is { } problem && IsForOperators(problem) && (!isKnown || look.Found.Problem != problem))
            LogNotServed(logger, taxonomy, problem.Detail);
        // Ids that nobody has defined are not remembered: a caller could send any number.
        if (found.Problem != TaxonomyProblems.Unknown)
            _looks[taxonomy] = (now, found);
        return found;
    }

    /// <summary>Has this process look at once: the active version has just been changed.</summary>
    public void Forget(string taxonomy) => _looks.TryRemove(taxonomy, out _);

    /// <summary>A version, whether it is active or not; 422 when there is none, 409 when it needs an encoder that is not installed.</summary>
    public async Task<Outcome<ServedTaxonomy>> FindVersionAsync(string taxonomy, string version, CancellationToken cancellationToken)
    {
        if (IsShipped(taxonomy, version))
            return Shipped;
        if (await versions.FindAsync(taxonomy, version, cancellationToken) is not var (model, sha256))
            return VersionProblems.Unknown;
        using var file = new MemoryStream(model, writable: false);
        var labeller = new TextLabeller(TextModelFile.Read(file));
        var served = new ServedTaxonomy(labeller, shipped.Labeller, new ModelVersion(taxonomy, version, sha256));
        if (labeller.Encoder is not { } needed)
            return served;
        return needed.IsSameAs(encoder.Value?.Identity) ? served with { Encoder = encoder.Value } : VersionProblems.EncoderNotInstalled(needed);
    }

    /// <summary>Name of the version that the platform brings for a taxonomy; null when it brings none.</summary>
    public ModelVersion? ShippedVersion(string taxonomy) => taxonomy == shipped.Version.Name ? shipped.Version : null;

    private ServedTaxonomy Shipped => new(shipped.Labeller, shipped.Labeller, shipped.Version);

    // The others are for whoever calls.
    private static bool IsForOperators(ServiceProblem problem) => problem != TaxonomyProblems.Unknown && problem != TaxonomyProblems.NotTrained;

    private bool IsShipped(string taxonomy, string version) => ShippedVersion(taxonomy)?.Version == version;

    private async Task<Outcome<ServedTaxonomy>> LookAsync(string taxonomy, ServedTaxonomy? known, CancellationToken cancellationToken)
    {
        var active = await versions.FindActiveAsync(taxonomy, cancellationToken);
        if (active is not null && known?.Version.Version == active)
            return known;
        if (active is not null && await FindVersionAsync(taxonomy, active, cancellationToken) is var found && found.Problem != VersionProblems.Unknown)
            return found;
        // None was activated, or one that came with an earlier release of the platform.
        if (ShippedVersion(taxonomy) is not null)
            return Shipped;
        return await taxonomies.FindAsync(taxonomy, cancellationToken) is null ? TaxonomyProblems.Unknown : TaxonomyProblems.NotTrained;
    }

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "The active version of taxonomy {Taxonomy} is not served. {Reason}")]
    private static partial void LogNotServed(ILogger logger, string taxonomy, string reason);
}
