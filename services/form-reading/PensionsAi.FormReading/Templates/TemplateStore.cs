using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>Keeps the forms that were defined through the API. Thread-safe.</summary>
internal sealed class TemplateStore(IDbContextFactory<FormReadingDbContext> contexts, TimeProvider time)
{
    /// <summary>The version is there already, and is another.</summary>
    public static readonly ServiceProblem VersionExists = new(
        "template-version-exists", 409, "The version is another form already",
        "There is such a version of this form, and it is not the same. What is printed cannot be changed: give the definition a new version.");

    /// <summary>A version; null when it is not here.</summary>
    public async Task<FormTemplate?> FindAsync(string id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Templates.AsNoTracking().SingleOrDefaultAsync(template => template.Id == id && template.Version == version, cancellationToken);
        return stored is null ? null : Read(stored);
    }

    /// <summary>The newest version; null when there is none here.</summary>
    public async Task<FormTemplate?> FindNewestAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Templates.AsNoTracking()
            .Where(template => template.Id == id).OrderByDescending(template => template.Version).FirstOrDefaultAsync(cancellationToken);
        return stored is null ? null : Read(stored);
    }

    /// <summary>All versions of all forms.</summary>
    public async Task<IReadOnlyList<FormTemplate>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Templates.AsNoTracking().ToListAsync(cancellationToken)).Select(Read)];
    }

    /// <summary>Keeps a version; the same again changes nothing, another in its place is refused.</summary>
    public async Task<Outcome<FormTemplate>> AddAsync(FormTemplate template, string caller, CancellationToken cancellationToken)
    {
        var stored = new StoredTemplate
        {
            Id = template.Id,
            Version = NumberOf(template.Version),
            Definition = JsonSerializer.Serialize(template, JsonConventions.Options),
            CreatedBy = caller,
            CreatedAt = time.GetUtcNow(),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Templates.Add(stored);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return template;
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            var known = await context.Templates.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == stored.Id && row.Version == stored.Version, cancellationToken);
            if (known is null)
                throw;
            // Written again: definitions that were kept before a rule was known do not name it.
            return IsSame(Read(known), template) ? template : VersionExists;
        }
    }

    /// <summary>Whether two definitions are the same.</summary>
    public static bool IsSame(FormTemplate one, FormTemplate other) =>
        JsonSerializer.Serialize(one, JsonConventions.Options) == JsonSerializer.Serialize(other, JsonConventions.Options);

    /// <summary>A version's number.</summary>
    /// <param name="version">1 to 999999, as <see cref="FormTemplateCheck"/> has seen to.</param>
    public static int NumberOf(string version) => int.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture);

    private static FormTemplate Read(StoredTemplate stored) => JsonSerializer.Deserialize<FormTemplate>(stored.Definition, JsonConventions.Options)!;
}
