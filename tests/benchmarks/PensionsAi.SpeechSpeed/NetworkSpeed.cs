using System.Diagnostics;
using System.Globalization;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.SpeechSpeed;

/// <summary>Times one model's networks beside a plain matrix product of the same runtime on as many threads.</summary>
internal static class NetworkSpeed
{
    private const int Windows = 3;
    private const double SecondsPerWindow = 30;

    /// <summary>Tokens that a text begins with when nothing is expected, and when the most is.</summary>
    private const int ShortestPrompt = 4;
    private const int LongestPrompt = DecodingThresholds.MaxPromptTokens + ShortestPrompt;

    /// <summary>Moments of a window at which it is cancelled.</summary>
    private const int Cancellations = 9;

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

        var moments = Enumerable.Range(1, Cancellations).Select(i => windows * i / (Cancellations + 1));
        Line("cancellation", moments.Max(after => Cancel(network, samples, after)), "s at most until the encoder has stopped");
        using var window = network.Encode(samples);
        int[] hypotheses = [1, 5];
        foreach (var count in hypotheses)
        {
            _ = Steps(network, window, count, LongestPrompt, () => { });
            Line($"largest memory, {count}", LargestMegabytes(), "MB");
        }

        var perWindow = windows;
        using var projection = PlainProduct.OfDecoder(network.Header, threads);
        foreach (var count in hypotheses)
        {
            var plain = new List<double>();
            var steps = Steps(network, window, count, ShortestPrompt, () => plain.Add(Milliseconds(projection.Run)));
            if (count == 1)
                perWindow += steps.Sum() / 1e3;
            steps.Sort();
            plain.Sort();
            var (median, yardstick) = (steps[Tokens / 2], plain[Tokens / 2]);
            Line(
                $"decoder, {count} hypotheses",
                steps.Average(),
                $"ms a token; median {median:F2}, least {steps[0]:F2}; {median / yardstick:F2} of a plain {projection.Name} at {yardstick:F2} ms");
        }

        Line("real-time factor", perWindow / SecondsPerWindow, $"of {Tokens} tokens a window of full speech, one hypothesis");
        using var product = PlainProduct.OfEncoder(network.Header, threads);
        var seconds = Least(20, product.Run);
        var products = EncoderProducts(network) / product.Products * seconds;
        Line("spectrogram", mel, "s a window");
        Line("encoder", windows - mel, $"s a window; {(windows - mel) / products:F2} of its products by plain {product.Name} at {seconds * 1e3:F1} ms");
    }

    /// <summary>Seconds from a cancellation until the encoder, which began so many seconds before it, has stopped.</summary>
    private static double Cancel(SpeechNetwork network, float[] samples, double after)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(after));
        var start = Stopwatch.GetTimestamp();
        try
        {
            network.Encode(samples, source.Token).Dispose();
        }
        catch (OperationCanceledException)
        {
            // What is measured.
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds - after;
    }

    /// <summary>Milliseconds of each token of a window, with something else between them.</summary>
    private static List<double> Steps(SpeechNetwork network, EncodedWindow window, int hypotheses, int prompt, Action between)
    {
        using var first = network.Begin(window, hypotheses: 1, capacity: prompt + Tokens);
        first.Read([.. Enumerable.Repeat(50_258, prompt)]);
        using var spread = hypotheses == 1 ? null : first.Spread(hypotheses);
        var run = spread ?? first;
        var steps = new List<double>();
        for (var token = 0; token < Tokens; token++)
        {
            steps.Add(Milliseconds(() => run.Step([.. Enumerable.Repeat(1_000 + token, hypotheses)])));
            between();
        }

        return steps;
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

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
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
