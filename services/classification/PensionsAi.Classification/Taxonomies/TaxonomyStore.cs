using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Storage;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Taxonomies;

/// <summary>The taxonomies: those that the platform brings, and those that were defined. Thread-safe.</summary>
internal sealed class TaxonomyStore(IDbContextFactory<ClassificationDbContext> contexts, TimeProvider time)
{
    /// <summary>The taxonomy of an id; null when there is none.</summary>
    public async ValueTask<Taxonomy?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (ShippedTaxonomies.Find(id) is { } shipped)
            return shipped;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Taxonomies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } stored ? Read(stored) : null;
    }

    /// <summary>All taxonomies, by id.</summary>
    public async Task<IReadOnlyList<Taxonomy>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Taxonomies.AsNoTracking().ToListAsync(cancellationToken);
        return [.. ShippedTaxonomies.All.Concat(stored.Select(Read)).OrderBy(taxonomy => taxonomy.Id, StringComparer.Ordinal)];
    }

    /// <summary>Keeps a definition: a new one, or a change of one.</summary>
    /// <param name="taxonomy">A definition that <see cref="TaxonomyCheck"/> finds nothing wrong with.</param>
    /// <param name="basis">The revision that it was made from; null to write over whatever is there.</param>
    /// <param name="caller">Who defines it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<Taxonomy>> PutAsync(Taxonomy taxonomy, int? basis, string caller, CancellationToken cancellationToken)
    {
        if (ShippedTaxonomies.Find(taxonomy.Id) is { } shipped)
            return DefinitionOf(shipped) == DefinitionOf(taxonomy) ? shipped : TaxonomyProblems.Shipped;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Taxonomies.SingleOrDefaultAsync(row => row.Id == taxonomy.Id, cancellationToken);
        if (basis is not null && basis != stored?.Revision)
            return TaxonomyProblems.Changed;
        var definition = DefinitionOf(taxonomy);
        if (stored?.Definition == definition)
            return Read(stored);
        if (stored is null)
        {
            stored = new StoredTaxonomy { Id = taxonomy.Id, Revision = 1, Definition = definition, ChangedBy = caller, ChangedAt = time.GetUtcNow() };
            context.Taxonomies.Add(stored);
        }
        else
        {
            stored.Revision++;
            (stored.Definition, stored.ChangedBy, stored.ChangedAt) = (definition, caller, time.GetUtcNow());
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return Read(stored);
        }
        catch (DbUpdateException)
        {
            // Another defined it at the same moment; whatever else it is goes on to who called.
            context.ChangeTracker.Clear();
            var other = await context.Taxonomies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == taxonomy.Id, cancellationToken);
            if (other is null || other.Revision < stored.Revision)
                throw;
            return other.Definition == definition ? Read(other) : TaxonomyProblems.Changed;
        }
    }

    private static string DefinitionOf(Taxonomy taxonomy) => JsonSerializer.Serialize(taxonomy with { Revision = 1 }, JsonConventions.Options);

    private static Taxonomy Read(StoredTaxonomy stored) =>
        JsonSerializer.Deserialize<Taxonomy>(stored.Definition, JsonConventions.Options)! with { Revision = stored.Revision };
}
