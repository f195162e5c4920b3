using System.Globalization;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Versions;

/// <summary>What people see of versions, and how they change the active one. Thread-safe.</summary>
internal sealed class VersionCatalog(TaxonomyStore taxonomies, VersionStore versions, TaxonomyModels models)
{
    /// <summary>A taxonomy's versions, the newest first; null when there is no such taxonomy.</summary>
    public async Task<IReadOnlyList<TaxonomyVersion>?> ListAsync(string taxonomy, CancellationToken cancellationToken)
    {
        if (await taxonomies.FindAsync(taxonomy, cancellationToken) is null)
            return null;
        var trained = await versions.ListAsync(taxonomy, cancellationToken);
        var activations = await versions.ListActivationsAsync(taxonomy, cancellationToken);
        var shipped = models.ShippedVersion(taxonomy);
        var active = activations.Count > 0 ? activations[0].Version : shipped?.Version;
        var all = trained
            .Select(row => Describe(row.Number.ToString(CultureInfo.InvariantCulture), row.Sha256, row.At, row.By, row.Report))
            .ToList();
        if (shipped is not null)
            all.Add(Describe(shipped.Version, shipped.Sha256, at: null, by: null, report: null));
        return all;

        TaxonomyVersion Describe(string version, string sha256, DateTimeOffset? at, string? by, TrainingReport? report) => new(
            version, sha256, version == active, at, by, report,
            [.. activations.Where(row => row.Version == version).Select(row => new VersionActivation(row.ActivatedAt, row.ActivatedBy, row.IsInsisted))]);
    }

    /// <summary>Makes a version the active one.</summary>
    /// <param name="taxonomy">Id of the taxonomy.</param>
    /// <param name="wanted">Which version, and whether it is wanted although it is worse.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<TaxonomyVersion>> ActivateAsync(string taxonomy, ActivateVersion wanted, string caller, CancellationToken cancellationToken)
    {
        if (await ListAsync(taxonomy, cancellationToken) is not { } all)
            return TaxonomyProblems.NotFound;
        if (all.FirstOrDefault(version => version.Version == wanted.Version) is not { } version)
            return VersionProblems.Unknown;
        if (version.IsActive)
            return version;
        // Going back to what has served before is always possible.
        var isWorse = version.Report?.Comparison?.Verdict == VersionVerdict.Worse && version.Activations.Count == 0;
        if (isWorse && !wanted.Insist)
            return VersionProblems.Worse;
        // A version that cannot be served would only answer with this problem.
        if ((await models.FindVersionAsync(taxonomy, version.Version, cancellationToken)).Problem is { } problem)
            return problem;

        await versions.ActivateAsync(taxonomy, version.Version, caller, isWorse, cancellationToken);
        models.Forget(taxonomy);
        return (await ListAsync(taxonomy, cancellationToken))!.Single(one => one.Version == wanted.Version);
    }
}
