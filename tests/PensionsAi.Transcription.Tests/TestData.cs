using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Inference.Onnx;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription.Tests;

/// <summary>The recordings and the real parts that tests run.</summary>
internal static class TestData
{
    private static Task<IReadOnlyList<Clip>>? _clips;

    public static Ffmpeg Ffmpeg { get; } = Ffmpeg.Find();

    public static VoiceActivityDetector LoadDetector()
    {
        var store = new ModelStore(Path.Combine(AppContext.BaseDirectory, "models"));
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new VoiceActivityDetector(new OnnxModel(store.Open("silero-vad"), "silero_vad.onnx", new InferenceMetrics(meters)));
    }

    public static CallListener Listener(VoiceActivityDetector detector, Ffmpeg? ffmpeg = null) =>
        new(new AudioDecoder(ffmpeg ?? Ffmpeg, TimeProvider.System), detector, new SpeechThresholds());

    /// <summary>The Swedish clips, FLAC; the test is skipped where they, or ffmpeg, are not.</summary>
    public static IReadOnlyList<string> SwedishClips()
    {
        SkipWithoutFfmpeg();
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        Assert.SkipWhen(data is null, "PENSIONSAI_DATA does not name the folder of test data");
        string[] folders = [Path.Combine(data!, "speech", "sv-magical-garden", "flac"), Path.Combine(data!, "speech", "sv-common-voice", "flac")];
        Assert.SkipUnless(folders.All(Directory.Exists), "PENSIONSAI_DATA holds no speech");
        return [.. folders.SelectMany(folder => Directory.GetFiles(folder, "*.flac")).Order(StringComparer.Ordinal)];
    }

    /// <summary>The Swedish clips as samples, decoded once by one run of ffmpeg: to start it 173 times takes minutes on a busy machine.</summary>
    public static Task<IReadOnlyList<Clip>> DecodeSwedishClipsAsync()
    {
        var clips = SwedishClips();
        return LazyInitializer.EnsureInitialized(ref _clips, () => DecodeAllAsync(clips));
    }

    private static async Task<IReadOnlyList<Clip>> DecodeAllAsync(IReadOnlyList<string> clips)
    {
        var folder = Directory.CreateTempSubdirectory("pensionsai-clips-").FullName;
        try
        {
            var inputs = clips.SelectMany(clip => new[] { "-i", clip });
            var outputs = clips.SelectMany((_, i) => new[] { "-map", $"{i}:a", Path.Combine(folder, $"{i}.wav") });
            using var process = Process.Start(Ffmpeg.Path!, ["-v", "error", "-nostdin", .. inputs, .. outputs]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            var decoded = new List<Clip>();
            for (var i = 0; i < clips.Count; i++)
            {
                await using var body = File.OpenRead(Path.Combine(folder, $"{i}.wav"));
                var (header, samples) = await DecodeAsync(AudioFormat.Wav, body);
                decoded.Add(new Clip(Path.GetFileName(clips[i]), header.SampleRate, samples));
            }

            return decoded;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static void SkipWithoutFfmpeg() => Assert.SkipWhen(Ffmpeg.Path is null, "ffmpeg is not installed");

    /// <summary>All samples of a recording, interleaved, at its own rate.</summary>
    public static async Task<(WavHeader Header, float[] Samples)> DecodeAsync(AudioFormat format, Stream body)
    {
        var opened = await new AudioDecoder(Ffmpeg, TimeProvider.System).OpenAsync(format, body, TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess, opened.Problem?.Detail);
        await using var source = opened.Value;
        var samples = new List<float>();
        while (await source.Reader.ReadBlockAsync(TestContext.Current.CancellationToken) is { IsEmpty: false } block)
            samples.AddRange(block.Span);
        return (source.Reader.Header, [.. samples]);
    }
}
