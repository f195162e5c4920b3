using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Storage;
using PensionsAi.Classification.Teach;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Versions;

/// <summary>Keeps the trained versions of taxonomies, and which of them is active. Thread-safe.</summary>
internal sealed class VersionStore(IDbContextFactory<ClassificationDbContext> contexts, ExampleKeys keys, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>Name of the active version; null when none was ever activated.</summary>
    public async Task<string?> FindActiveAsync(string taxonomy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Activations.Where(row => row.Taxonomy == taxonomy)
            .OrderByDescending(row => row.Id).Select(row => row.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A version's model file and its SHA-256; null when there is none.</summary>
    public async Task<(byte[] Model, string Sha256)?> FindAsync(string taxonomy, string version, CancellationToken cancellationToken)
    {
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Versions.AsNoTracking().SingleOrDefaultAsync(row => row.Taxonomy == taxonomy && row.Number == number, cancellationToken);
        return stored is null ? null : (keys.Open(stored.Model, PlaceOf(stored.JobId)), stored.Sha256);
    }

    /// <summary>What a job has trained; null when it has trained nothing yet.</summary>
    public async Task<TrainingReport?> FindReportAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Versions.Where(row => row.JobId == jobId).Select(row => row.Report).SingleOrDefaultAsync(cancellationToken) is { } report
            ? ReadReport(report)
            : null;
    }

    /// <summary>A taxonomy's versions without their models, the newest first.</summary>
    public async Task<IReadOnlyList<(int Number, string Sha256, TrainingReport Report, string By, DateTimeOffset At)>> ListAsync(
        string taxonomy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Versions.Where(row => row.Taxonomy == taxonomy).OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Sha256, row.Report, row.TrainedBy, row.TrainedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Number, row.Sha256, ReadReport(row.Report), row.TrainedBy, row.TrainedAt))];
    }

    /// <summary>Every activation of a taxonomy's versions, the newest first.</summary>
    public async Task<IReadOnlyList<Activation>> ListActivationsAsync(string taxonomy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Activations.AsNoTracking().Where(row => row.Taxonomy == taxonomy).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a version the active one.</summary>
    public async Task ActivateAsync(string taxonomy, string version, string caller, bool isInsisted, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Activations.Add(ActivationOf(taxonomy, version, caller, isInsisted));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps a new version under the next number, and activates it when its report says so; of a job that is done twice, the first.</summary>
    /// <param name="taxonomy">Id of the taxonomy.</param>
    /// <param name="jobId">The job that trained it.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="describe">Makes the report, given the version's number.</param>
    /// <param name="caller">Who had it trained.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TrainingReport> AddAsync(
        string taxonomy, Guid jobId, byte[] model, Func<int, TrainingReport> describe, string caller, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var number = 1 + (await context.Versions.Where(row => row.Taxonomy == taxonomy).MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0);
            var report = describe(number);
            context.Versions.Add(new StoredVersion
            {
                Taxonomy = taxonomy,
                Number = number,
                JobId = jobId,
                Model = keys.Seal(model, PlaceOf(jobId)),
                Sha256 = report.Model.Sha256,
                Report = JsonSerializer.Serialize(report, JsonConventions.Options),
                TrainedBy = caller,
                TrainedAt = time.GetUtcNow(),
            });
            if (report.Activated)
                context.Activations.Add(ActivationOf(taxonomy, report.Model.Version, caller, isInsisted: false));
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return report;
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Another training took the number, or this job was done before.
                if (await FindReportAsync(jobId, cancellationToken) is { } earlier)
                    return earlier;
            }
        }
    }

    private static string PlaceOf(Guid jobId) => $"version:{jobId:N}";

    private Activation ActivationOf(string taxonomy, string version, string caller, bool isInsisted) => new()
    {
        Taxonomy = taxonomy,
        Version = version,
        ActivatedBy = caller,
        ActivatedAt = time.GetUtcNow(),
        IsInsisted = isInsisted,
    };

    private static TrainingReport ReadReport(string json) => JsonSerializer.Deserialize<TrainingReport>(json, JsonConventions.Options)!;
}
