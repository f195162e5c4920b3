using System.Security.Cryptography;
using System.Text.Json;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Platform.Tests;

public sealed class ModelStoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("model-tests-").FullName;

    [Fact]
    public void Open_FilesAsInManifest_IsVerified()
    {
        Write("weights.bin", [1, 2, 3], path: "weights.bin");
        var model = new ModelStore(_folder).Open("probe");
        Assert.Equal([1, 2, 3], model.ReadFile("weights.bin"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), model.Version.Sha256);
    }

    [Fact]
    public void Open_ChangedFile_IsRefused()
    {
        Write("weights.bin", [1, 2, 3], path: "weights.bin");
        File.WriteAllBytes(Path.Combine(_folder, "probe", "weights.bin"), [1, 2, 4]);
        Assert.Throws<ModelVerificationException>(() => new ModelStore(_folder).Open("probe"));
    }

    [Fact]
    public void Open_FileOutsideOfItsFolder_IsRefused()
    {
        Write("../weights.bin", [1], path: "../weights.bin");
        Assert.Throws<ModelVerificationException>(() => new ModelStore(_folder).Open("probe"));
    }

    [Fact]
    public void Open_MissingModelOrFile_IsNotFound()
    {
        Assert.Throws<ModelNotFoundException>(() => new ModelStore(_folder).Open("probe"));
        Write("weights.bin", [1], path: "weights.bin");
        File.Delete(Path.Combine(_folder, "probe", "weights.bin"));
        Assert.Throws<ModelNotFoundException>(() => new ModelStore(_folder).Open("probe"));
    }

    private void Write(string file, byte[] content, string path)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "probe")).FullName;
        File.WriteAllBytes(Path.Combine(folder, file), content);
        var manifest = new ModelManifest(
            "probe", "1.0.0", "test", [new ModelFile(path, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length)],
            "made by the test", "own", new Dictionary<string, System.Text.Json.Nodes.JsonValue>(), "none", "none");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, JsonConventions.Options));
    }
}
