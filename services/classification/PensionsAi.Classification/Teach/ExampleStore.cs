using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Storage;
using PensionsAi.MaskingClient;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.Classification.Teach;

/// <summary>Keeps the texts that taxonomies are taught with: masked, sealed, and each once. Thread-safe.</summary>
internal sealed partial class ExampleStore(
    IDbContextFactory<ClassificationDbContext> contexts, TextMasking masking, ExampleKeys keys, TimeProvider time)
{
    /// <summary>One of so many examples belongs to the locked test part.</summary>
    private const int TestPart = 5;

    /// <summary>Times that an upload is begun whose texts others bring at the same moment.</summary>
    private const int MostTries = 3;

    /// <summary>Rows that are looked for in one statement.</summary>
    private const int Batch = 500;

    /// <summary>Masks texts and keeps them. A text that is there already gets the new labels, when there are some.</summary>
    /// <param name="taxonomy">Id of the taxonomy.</param>
    /// <param name="examples">The texts, in any number.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="caller">Who brings them.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept then.</param>
    /// <returns>How many texts are new or have other labels now, and how many of them are new.</returns>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now; nothing is kept.</exception>
    public async Task<(int Changed, int Added)> AddAsync(
        string taxonomy, IReadOnlyList<NewExample> examples, ExampleSource source, string caller, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(taxonomy, examples, source, caller, cancellationToken);
        return (kept.Count(row => row.IsNew || row.IsRelabelled), kept.Count(row => row.IsNew));
    }

    /// <summary>Masks a text and keeps a person's answer for it.</summary>
    /// <exception cref="MaskingUnavailableException">Masking cannot answer now; nothing is kept.</exception>
    public async Task<TaxonomyExample> CorrectAsync(string taxonomy, NewExample example, string caller, CancellationToken cancellationToken) =>
        Open((await KeepAsync(taxonomy, [example], ExampleSource.Correction, caller, cancellationToken)).Single().Row);

    /// <summary>Gives an example its labels; null when the taxonomy has no such example.</summary>
    public async Task<TaxonomyExample?> LabelAsync(
        string taxonomy, Guid id, IReadOnlyList<string> labels, string caller, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Examples.SingleOrDefaultAsync(row => row.Taxonomy == taxonomy && row.Id == id, cancellationToken);
        if (stored is null)
            return null;
        Relabel(stored, labels, stored.Source, caller, time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        return Open(stored);
    }

    /// <summary>Removes an example; false when the taxonomy has no such example.</summary>
    public async Task<bool> RemoveAsync(string taxonomy, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Examples.Where(row => row.Taxonomy == taxonomy && row.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>One page of examples, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<TaxonomyExample> Items, int Total)> ListAsync(
        string taxonomy, ExampleState state, int limit, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = context.Examples.AsNoTracking().Where(row => row.Taxonomy == taxonomy);
        examples = state switch
        {
            ExampleState.Labelled => examples.Where(row => row.Labels != null),
            ExampleState.Unlabelled => examples.Where(row => row.Labels == null),
            _ => examples,
        };
        var rows = await examples.OrderByDescending(row => row.AddedAt).ThenByDescending(row => row.Id)
            .Skip((page - 1) * limit).Take(limit).ToListAsync(cancellationToken);
        return ([.. rows.Select(Open)], await examples.CountAsync(cancellationToken));
    }

    /// <summary>All examples that have labels, by what they say: the order in which they came makes no difference.</summary>
    public async Task<IReadOnlyList<TeachingExample>> ReadLabelledAsync(string taxonomy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Examples.AsNoTracking().Where(row => row.Taxonomy == taxonomy && row.Labels != null).ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               orderby Convert.ToHexString(row.Fingerprint)
               let example = Open(row)
               select new TeachingExample(row.Id, example.Text, example.Labels, row.Fingerprint[0] % TestPart == 0),
        ];
    }

    /// <summary>How many examples have labels, and how many have none.</summary>
    public async Task<(int Labelled, int Unlabelled)> CountAsync(string taxonomy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = context.Examples.Where(row => row.Taxonomy == taxonomy);
        var labelled = await examples.CountAsync(row => row.Labels != null, cancellationToken);
        return (labelled, await examples.CountAsync(cancellationToken) - labelled);
    }

    private async Task<IReadOnlyCollection<KeptExample>> KeepAsync(
        string taxonomy, IReadOnlyList<NewExample> examples, ExampleSource source, string caller, CancellationToken cancellationToken)
    {
        var masked = await masking.MaskAsync([.. examples.Select(example => example.Text)], cancellationToken);
        var texts = masked.Select(text => (Text: text, Fingerprint: FingerprintOf(text))).ToList();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await KeepMaskedAsync(taxonomy, texts, examples, source, caller, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Another brought one of the texts at the same moment; it is found now.
            }
        }
    }

    private async Task<IReadOnlyCollection<KeptExample>> KeepMaskedAsync(
        string taxonomy, IReadOnlyList<(string Text, byte[] Fingerprint)> texts, IReadOnlyList<NewExample> examples, ExampleSource source, string caller,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await FindAsync(context, taxonomy, texts.Select(text => text.Fingerprint), cancellationToken);
        var now = time.GetUtcNow();
        var addedAt = now;
        foreach (var ((text, fingerprint), example) in texts.Zip(examples))
        {
            var key = Convert.ToHexString(fingerprint);
            if (!kept.TryGetValue(key, out var one))
            {
                // What is brought together is listed in its own order: each a moment after the one before it.
                addedAt = addedAt.AddMicroseconds(1);
                kept[key] = one = new KeptExample(NewRow(taxonomy, text, fingerprint, source, caller, addedAt)) { IsNew = true };
                context.Examples.Add(one.Row);
            }

            if (example.Labels.Count > 0 && Relabel(one.Row, example.Labels, source, caller, now))
                one.IsRelabelled = true;
        }

        await context.SaveChangesAsync(cancellationToken);
        return kept.Values;
    }

    private static async Task<Dictionary<string, KeptExample>> FindAsync(
        ClassificationDbContext context, string taxonomy, IEnumerable<byte[]> fingerprints, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KeptExample>(StringComparer.Ordinal);
        foreach (var batch in fingerprints.Chunk(Batch))
        {
            await foreach (var row in context.Examples.Where(row => row.Taxonomy == taxonomy && batch.Contains(row.Fingerprint)).AsAsyncEnumerable().WithCancellation(cancellationToken))
                known[Convert.ToHexString(row.Fingerprint)] = new KeptExample(row);
        }

        return known;
    }

    private StoredExample NewRow(string taxonomy, string text, byte[] fingerprint, ExampleSource source, string caller, DateTimeOffset addedAt)
    {
        var id = Guid.CreateVersion7(addedAt);
        return new StoredExample
        {
            Id = id,
            Taxonomy = taxonomy,
            Content = keys.Seal(Encoding.UTF8.GetBytes(text), PlaceOf(id)),
            Fingerprint = fingerprint,
            Labels = null,
            Source = source,
            AddedBy = caller,
            AddedAt = addedAt,
        };
    }

    private static bool Relabel(StoredExample stored, IReadOnlyList<string> labels, ExampleSource source, string caller, DateTimeOffset now)
    {
        var joined = LabelText.Join(labels);
        if (stored.Labels == joined)
            return false;
        (stored.Labels, stored.Source, stored.LabelledBy, stored.LabelledAt) = (joined, source, caller, now);
        return true;
    }

    private TaxonomyExample Open(StoredExample row) => new(
        row.Id, Encoding.UTF8.GetString(keys.Open(row.Content, PlaceOf(row.Id))), LabelText.Split(row.Labels), row.Source, row.AddedAt, row.LabelledAt);

    private static string PlaceOf(Guid id) => $"example:{id:N}";

    // Letter case and blanks make no other text. What is hashed is masked.
    private static byte[] FingerprintOf(string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Blanks().Replace(text.Normalize(NormalizationForm.FormKC).Trim(), " ").ToUpperInvariant()));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed record KeptExample(StoredExample Row)
    {
        public bool IsNew { get; init; }

        public bool IsRelabelled { get; set; }
    }
}
