using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Storage;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Writes the examples that are kept in clear, for programs that measure and train: <c>examples.jsonl</c>, a line for each, and
/// <c>crops/{id}.png</c>. What is written is personal data; the folder is open to its owner alone.
/// </summary>
internal sealed class ExampleExport(IDbContextFactory<FormReadingDbContext> contexts, ReviewKeys keys, TimeProvider time)
{
    private const int BatchSize = 100;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes those that have not expired and tells how many.</summary>
    /// <param name="folder">A folder that does not exist yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<int> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var crops = Path.Combine(folder, "crops");
        CreateFolder(folder);
        CreateFolder(crops);
        await using var lines = new StreamWriter(Path.Combine(folder, "examples.jsonl"));
        var count = 0;
        var now = time.GetUtcNow();
        var last = Guid.Empty;
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var batch = await context.Examples.AsNoTracking()
                .Where(example => example.ExpiresAt > now && example.Id.CompareTo(last) > 0)
                .OrderBy(example => example.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            foreach (var example in batch)
            {
                var file = $"{example.Id}.png";
                await File.WriteAllBytesAsync(Path.Combine(crops, file), keys.Open(example.Crop, example.CropPlace), cancellationToken);
                var line = JsonSerializer.SerializeToNode(keys.OpenJson<LabelledField>(example.Content, example.ContentPlace), JsonConventions.Options)!.AsObject();
                line["crop"] = $"crops/{file}";
                await lines.WriteLineAsync(line.ToJsonString(JsonConventions.Options).AsMemory(), cancellationToken);
                last = example.Id;
                count++;
            }

            if (batch.Count < BatchSize)
                return count;
        }
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
