using System.Diagnostics;
using System.Globalization;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.SpeechSpeed;

/// <summary>Times one model's networks beside a plain matrix product of the same runtime on as many threads.</summary>
internal static class NetworkSpeed
{
    private const int Windows = 3;
    private const double SecondsPerWindow = 30;

    /// <summary>Tokens of half a minute of quick Swedish.</summary>
    private const int Tokens = 130;

    public static void Print(string path, string? encoder, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        using var network = SpeechNetwork.Load(path, encoder is null ? null : Enum.Parse<WeightPrecision>(encoder), WeightPrecision.EightBits, threads);
        Line("load", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
        Line("largest memory, loaded", LargestMegabytes(), "MB");

        var random = new Random(1);
        var samples = new float[SpeechRecognizer.MaxWindowSamples];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (random.NextSingle() - 0.5f) * 0.2f;
        using var spectrogram = network.Spectrogram(samples);
        var mel = Least(Windows, () => network.Spectrogram(samples).Dispose());
        var windows = Least(Windows, () => network.Encode(samples).Dispose());
        Line("largest memory, encoded", LargestMegabytes(), "MB");

        using var window = network.Encode(samples);
        var perWindow = windows;
        foreach (var hypotheses in new[] { 1, 5 })
        {
            using var run = network.Begin(window, hypotheses, capacity: 228);
            run.Step([.. Enumerable.Repeat(50_258, hypotheses * 4)]);
            var first = Stopwatch.GetTimestamp();
            var steps = new List<double>();
            for (var token = 0; token < Tokens; token++)
            {
                var one = Stopwatch.GetTimestamp();
                run.Step([.. Enumerable.Repeat(1_000 + token, hypotheses)]);
                steps.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            }

            steps.Sort();
            if (hypotheses == 1)
                perWindow += Stopwatch.GetElapsedTime(first).TotalSeconds;
            Line("largest memory", LargestMegabytes(), "MB");
            Line($"decoder, {hypotheses} hypotheses", Stopwatch.GetElapsedTime(first).TotalMilliseconds / Tokens, $"ms a token; median {steps[Tokens / 2]:F2}, least {steps[0]:F2}");
        }

        Line("real-time factor", perWindow / SecondsPerWindow, $"of {Tokens} tokens a window of full speech, one hypothesis");
        var yardstick = new PlainProduct(network.Header.AudioContext, network.Header.AudioState, threads);
        var plain = Least(20, yardstick.Run);
        var products = EncoderProducts(network) / yardstick.Products * plain;
        Line("spectrogram", mel, "s a window");
        Line("encoder", windows - mel, $"s a window; {(windows - mel) / products:F2} of its products by plain {yardstick.Name} at {plain * 1e3:F1} ms");
    }

    /// <summary>Multiplications of the encoder and of the keys and values for the decoder.</summary>
    private static double EncoderProducts(SpeechNetwork network)
    {
        var header = network.Header;
        double rows = header.AudioContext, width = header.AudioState;
        var convolutions = (2 * rows * width * header.MelBands * 3) + (rows * width * width * 3);
        var layer = (12 * rows * width * width) + (2 * rows * rows * width);
        return convolutions + (header.AudioLayers * layer) + (header.TextLayers * 2 * rows * width * width);
    }

    private static double Least(int times, Action action)
    {
        action();
        var least = double.MaxValue;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }

    private static double LargestMegabytes() =>
        File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6)
            .Single();

    private static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-26}{value,10:F3} {unit}"));
}
