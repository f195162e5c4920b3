using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>
/// The models that people use, on real Swedish speech, as soon as their weights are in <c>PENSIONSAI_MODELS</c>. They are too
/// large for the repository: <c>./run models pull NAME</c> fetches them.
/// </summary>
public sealed class KbWhisperTests(ITestOutputHelper output)
{
    /// <summary>
    /// The bounds are twice the published word error rates on FLEURS: the clips are short, and many are spoken in a character's voice.
    /// </summary>
    [Theory]
    [InlineData("kb-whisper-tiny", 0.264)]
    [InlineData("kb-whisper-base", 0.182)]
    [InlineData("kb-whisper-small", 0.146)]
    [InlineData("kb-whisper-large", 0.108)]
    public async Task Recognize_SwedishClips_IsWithinTwiceThePublishedErrorRate(string name, double most)
    {
        using var recognizer = Load(name);
        var clips = await TestData.DecodeSwedishClipsAsync();
        var said = Transcripts();
        var (errors, words) = (0, 0);
        foreach (var clip in clips.Where(clip => clip.SampleRate == SpeechRecognizer.SampleRate))
        {
            var call = recognizer.Begin(new RecognitionSettings { Language = "sv" });
            var segments = call.Recognize(0, clip.Samples, TimeSpan.Zero, TestContext.Current.CancellationToken);
            var expected = WordErrors.Words(said[clip.Name]);
            errors += WordErrors.Count(expected, WordErrors.Words(string.Join(' ', segments.Select(segment => segment.Text))));
            words += expected.Count;
        }

        output.WriteLine($"{name}: {errors} errors in {words} words, {errors / (double)words:P1}");
        Assert.InRange(words, 500, 2_000);
        Assert.True(errors <= most * words, $"{errors} errors in {words} words");
    }

    [Theory]
    [InlineData("Hej, jag heter Anna.", "hej jag heter anna", 0)]
    [InlineData("Det går inte att logga in", "det går att logga in", 1)]
    [InlineData("ett två tre", "två tre fyra fem", 3)]
    public void Count_Texts_AreTheFewestChanges(string said, string recognised, int errors) =>
        Assert.Equal(errors, WordErrors.Count(WordErrors.Words(said), WordErrors.Words(recognised)));

    private static SpeechRecognizer Load(string name)
    {
        var models = Environment.GetEnvironmentVariable("PENSIONSAI_MODELS");
        Assert.SkipWhen(models is null || !Directory.Exists(Path.Combine(models, name)), $"PENSIONSAI_MODELS holds no {name}: the weights are fetched by ./run models pull {name}");
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return SpeechRecognizer.Load(new ModelStore(models!).Open(name), threads: 2, new InferenceMetrics(meters));
    }

    private static Dictionary<string, string> Transcripts()
    {
        var speech = Path.Combine(Environment.GetEnvironmentVariable("PENSIONSAI_DATA")!, "speech");
        return new[] { "sv-magical-garden", "sv-common-voice" }
            .SelectMany(set => File.ReadLines(Path.Combine(speech, set, "transcripts.tsv")).Skip(1))
            .Select(line => line.Split('\t'))
            .ToDictionary(columns => Path.GetFileName(columns[0]), columns => columns[3], StringComparer.Ordinal);
    }
}
