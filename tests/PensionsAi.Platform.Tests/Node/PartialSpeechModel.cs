using System.Security.Cryptography;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// A models folder with the partial Whisper, whose words are noise: structure, times, formats, progress and speakers can be
/// shown with it, and words cannot.
/// </summary>
internal sealed class PartialSpeechModel : IDisposable
{
    private const string Name = "whisper-tiny-partial";
    private const string File = "ggml-tiny.en-partial-q5_0.bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-models-").FullName;

    private PartialSpeechModel()
    {
    }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static string? Missing =>
        Source is null ? "PENSIONSAI_TEST_MODELS does not name a folder with the partial Whisper"
        : Data is null ? "PENSIONSAI_DATA does not name the folder of test data"
        : null;

    /// <summary>The folder of test data.</summary>
    public static string? Data => Environment.GetEnvironmentVariable("PENSIONSAI_DATA");

    /// <summary>Eleven seconds of English speech.</summary>
    public static string Jfk => Path.Combine(Data!, "speech", "en-reference", "jfk.flac");

    /// <summary>Environment variables by which a platform finds and uses it.</summary>
    public Dictionary<string, string> Settings => new() { ["PENSIONSAI_MODELS"] = _folder, ["Transcription__Model"] = Name };

    private static string? Source =>
        Environment.GetEnvironmentVariable("PENSIONSAI_TEST_MODELS") is { } models
        && Path.Combine(models, "whisper-tiny.en-partial", File) is var path && System.IO.File.Exists(path) ? path : null;

    /// <summary>Makes the folder.</summary>
    public static PartialSpeechModel Create()
    {
        var model = new PartialSpeechModel();
        var folder = Directory.CreateDirectory(Path.Combine(model._folder, Name)).FullName;
        System.IO.File.CreateSymbolicLink(Path.Combine(folder, File), Source!);
        var bytes = System.IO.File.ReadAllBytes(Source!);
        System.IO.File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(new
        {
            name = Name,
            version = "1.0.0",
            task = "speech-recognition",
            files = new[] { new { path = File, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes = bytes.Length } },
            source = "OpenAI Whisper tiny.en with a stand-in for its token embedding",
            licence = "MIT",
            measured = new { },
            input = "Log-mel spectrogram",
            output = "Noise",
        }));
        return model;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
