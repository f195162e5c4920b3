using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Classification.Storage;
using PensionsAi.Classification.Teach;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>Remembers themes between the reports of a series. Thread-safe.</summary>
internal sealed class ThemeStore(
    IDbContextFactory<ClassificationDbContext> contexts, ExampleKeys keys, IOptions<AnalysisOptions> options, TimeProvider time)
{
    /// <summary>What is remembered of a series, and how often it was changed; null and 0 when nothing is.</summary>
    public async Task<(ThemeState? State, int Revision)> FindAsync(string caller, string taxonomy, string series, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Themes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Caller == caller && row.Taxonomy == taxonomy && row.Series == series, cancellationToken);
        return stored is null ? (null, 0) : (Unpack(keys.Open(stored.Content, PlaceOf(caller, taxonomy, series))), stored.Revision);
    }

    /// <summary>Remembers the themes of a series, and forgets series that nobody has used for long.</summary>
    /// <param name="caller">Whose series.</param>
    /// <param name="taxonomy">Id of the taxonomy.</param>
    /// <param name="series">The series.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="revision">What <see cref="FindAsync"/> said when the search began.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when another report of the series came first: the search is done again with what that one left.</returns>
    public async Task<bool> TryKeepAsync(string caller, string taxonomy, string series, ThemeState state, int revision, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var row = new StoredThemes { Caller = caller, Taxonomy = taxonomy, Series = series, Content = [], Revision = revision };
        if (revision == 0)
            context.Themes.Add(row);
        else
            context.Themes.Attach(row);
        row.Content = keys.Seal(Pack(state), PlaceOf(caller, taxonomy, series));
        row.Revision = revision + 1;
        row.ChangedAt = now;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException) when (revision == 0)
        {
            if ((await FindAsync(caller, taxonomy, series, cancellationToken)).Revision == 0)
                throw;
            return false;
        }

        var oldest = now - options.Value.ThemeRetention;
        await context.Themes.Where(stored => stored.ChangedAt < oldest).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static string PlaceOf(string caller, string taxonomy, string series) => $"themes:{caller}:{taxonomy}:{series}";

    private static byte[] Pack(ThemeState state)
    {
        using var packed = new MemoryStream();
        using (var compressed = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(compressed, state, JsonConventions.Options);
        return packed.ToArray();
    }

    private static ThemeState Unpack(byte[] content)
    {
        using var packed = new MemoryStream(content, writable: false);
        using var compressed = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ThemeState>(compressed, JsonConventions.Options)!;
    }
}
