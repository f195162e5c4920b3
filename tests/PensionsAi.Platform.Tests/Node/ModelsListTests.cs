using System.Security.Cryptography;
using PensionsAi.Inference.Manifests;
using PensionsAi.SingleNode;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>What <c>./run models</c> prints.</summary>
public sealed class ModelsListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("models-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WriteAsync_ModelsOfEveryState_NamesTheState()
    {
        Write("whole", [1, 2, 3], file: [1, 2, 3]);
        Write("changed", [1, 2, 3], file: [1, 2, 4]);
        Write("absent", [1, 2, 3], file: null);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "broken"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broken", "manifest.json"), "{", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "no-model"));

        var lines = await ListAsync(new ModelStore(_folder.FullName));

        Assert.Equal(["NAME", "absent", "broken", "changed", "whole"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("not installed", lines[1], StringComparison.Ordinal);
        Assert.Contains("damaged", lines[2], StringComparison.Ordinal);
        Assert.Contains("damaged", lines[3], StringComparison.Ordinal);
        Assert.Matches(@"^whole +1\.0\.0 +0\.0 MB +installed +MIT +7\.3 % \(published, FLEURS\)$", lines[4]);
    }

    [Fact]
    public async Task WriteAsync_ModelsOfTheProgram_ListsEverySizeOfTheSpeechModel()
    {
        var lines = await ListAsync(new ModelStore(Path.Combine(AppContext.BaseDirectory, "models")));

        var sizes = lines.Where(line => line.StartsWith("kb-whisper-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["base", "large", "medium", "small", "tiny"], sizes.Select(line => line.Split(' ')[0]["kb-whisper-".Length..]));
        Assert.All(sizes, line => Assert.Contains("Apache-2.0", line, StringComparison.Ordinal));
        Assert.Contains("175.2 MB", sizes[3], StringComparison.Ordinal);
        Assert.Contains("installed", lines.Single(line => line.StartsWith("silero-vad ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<string[]> ListAsync(ModelStore store)
    {
        using var output = new StringWriter();
        await ModelsList.WriteAsync(store, output, TestContext.Current.CancellationToken);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private void Write(string name, byte[] promised, byte[]? file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        if (file is not null)
            File.WriteAllBytes(Path.Combine(folder, "model.bin"), file);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), $$"""
            { "name": "{{name}}", "version": "1.0.0", "task": "none",
              "files": [ { "path": "model.bin", "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(promised))}}", "bytes": {{promised.Length}} } ],
              "source": "a test", "licence": "MIT", "measured": { "published-wer-percent-fleurs-sv": 7.3 }, "input": "none", "output": "none" }
            """);
    }
}
