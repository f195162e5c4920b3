using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>Finds the text of one encoded window, greedily or with beams, and again at higher temperatures when it is not believed.</summary>
/// <param name="network">The networks.</param>
/// <param name="vocabulary">The tokens.</param>
/// <param name="bias">The phrases that are expected.</param>
/// <param name="beamSize">Hypotheses followed at once at temperature 0.</param>
internal sealed class WindowDecoder(SpeechNetwork network, SpeechVocabulary vocabulary, PhraseBias bias, int beamSize)
{
    /// <summary>Tokens are drawn the same way every time: the same recording gives the same text.</summary>
    private const int Seed = 20_240_601;

    /// <summary>Tokens that even the shortest window may have.</summary>
    private const int ShortWindowTokens = 16;

    /// <summary>Seconds between two times.</summary>
    private const double TimeStep = 0.02;

    private readonly int _vocabularySize = network.Header.VocabularySize;

    /// <summary>Which of the languages is spoken.</summary>
    /// <param name="window">The encoded window.</param>
    /// <returns>The code of the likeliest one that callers may have.</returns>
    public string DetectLanguage(EncodedWindow window)
    {
        using var run = network.Begin(window, hypotheses: 1, capacity: 1);
        var logits = run.Step([vocabulary.Special.Start]);
        var likeliest = "sv";
        foreach (var (language, token) in vocabulary.Special.Languages)
        {
            if (logits[token] > logits[vocabulary.Special.Languages[likeliest]])
                likeliest = language;
        }

        return likeliest;
    }

    /// <summary>Reads the window.</summary>
    /// <param name="window">The encoded window.</param>
    /// <param name="prompt">Tokens before the transcript; the start is among them.</param>
    /// <param name="seconds">Seconds of sound in the window.</param>
    /// <param name="cancellationToken">Ends it between two tokens.</param>
    public DecodedWindow Decode(EncodedWindow window, IReadOnlyList<int> prompt, double seconds, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(
            prompt,
            Start: prompt.ToList().IndexOf(vocabulary.Special.Start),
            MaxTokens: Math.Min(DecodingThresholds.MaxTokens, ShortWindowTokens + (int)(seconds * DecodingThresholds.TokensPerSecond)),
            new TokenRules(vocabulary, lastTime: (int)Math.Ceiling(seconds / TimeStep)),
            cancellationToken);
        DecodedWindow? best = null;
        foreach (var temperature in DecodingThresholds.Temperatures)
        {
            var decoded = temperature == 0 ? DecodeBeams(window, attempt) : DecodeDrawn(window, attempt, temperature);
            if (best is null || IsBetter(decoded, best))
                best = decoded;
            if (IsBelieved(decoded))
                break;
        }

        return best!;
    }

    private static bool IsBelieved(DecodedWindow decoded) =>
        decoded.CompressionRatio <= DecodingThresholds.CompressionRatio
        && (decoded.Best.MeanLogProbability >= DecodingThresholds.MeanLogProbability || decoded.NoSpeechProbability > DecodingThresholds.NoSpeech);

    /// <summary>A text that goes round in circles is worse than any other, however likely.</summary>
    private static bool IsBetter(DecodedWindow one, DecodedWindow other)
    {
        var oneLoops = one.CompressionRatio > DecodingThresholds.CompressionRatio;
        var otherLoops = other.CompressionRatio > DecodingThresholds.CompressionRatio;
        return oneLoops == otherLoops ? one.Best.MeanLogProbability > other.Best.MeanLogProbability : otherLoops;
    }

    private DecodedWindow DecodeBeams(EncodedWindow window, Attempt attempt)
    {
        // All beams begin alike: the first step has one, whose tokens go to all.
        using var first = network.Begin(window, hypotheses: 1, attempt.Capacity);
        var logits = Begin(first, attempt, out var noSpeech);
        using var spread = beamSize == 1 ? null : first.Spread(beamSize);
        var run = first;
        var beams = new List<Hypothesis> { Hypothesis.Empty };
        var row = attempt.LastRow;
        var ended = new List<Hypothesis>();
        while (true)
        {
            attempt.CancellationToken.ThrowIfCancellationRequested();
            var next = Extend(run, beams, row, logits, attempt, ended);
            if (ended.Count >= beamSize || next.Count == 0 || next[0].Hypothesis.Tokens.Count >= attempt.MaxTokens)
            {
                if (ended.Count == 0)
                    ended.AddRange(next.Select(beam => beam.Hypothesis));
                return Result(ended.MaxBy(hypothesis => hypothesis.MeanLogProbability) ?? Hypothesis.Empty, noSpeech);
            }

            beams = [.. next.Select(beam => beam.Hypothesis)];
            run = spread ?? first;
            run.Reorder(Filled(next.Select(beam => beam.Parent)));
            logits = run.Step(Filled(beams.Select(beam => beam.Ids[^1])));
            row = 0;
        }
    }

    /// <summary>The likeliest continuations of all beams together, and those that end.</summary>
    private List<(int Parent, Hypothesis Hypothesis)> Extend(
        DecoderRun run, List<Hypothesis> beams, int firstRow, Span<float> logits, Attempt attempt, List<Hypothesis> ended)
    {
        var candidates = new List<(int Parent, int Token, float LogProbability)>();
        for (var beam = 0; beam < beams.Count; beam++)
        {
            var row = logits.Slice(beam * _vocabularySize, _vocabularySize);
            Prepare(beams[beam].Ids, row, attempt);
            foreach (var token in Likeliest(row, beamSize == 1 ? 1 : beamSize + 1))
                candidates.Add((beam, token, row[token]));
        }

        var next = new List<(int, Hypothesis)>();
        foreach (var (parent, token, logProbability) in candidates
            .OrderByDescending(candidate => beams[candidate.Parent].LogProbability + candidate.LogProbability)
            .TakeWhile(candidate => float.IsFinite(candidate.LogProbability)))
        {
            if (next.Count == beamSize)
                break;
            if (token == vocabulary.Special.End)
                ended.Add(beams[parent].Ended(logProbability));
            else
                next.Add((parent, beams[parent].With(new DecodedToken(token, logProbability, Attention(run, firstRow + parent)))));
        }

        return next;
    }

    private DecodedWindow DecodeDrawn(EncodedWindow window, Attempt attempt, float temperature)
    {
        var random = new Random(Seed);
        using var run = network.Begin(window, hypotheses: 1, attempt.Capacity);
        var logits = Begin(run, attempt, out var noSpeech);
        var hypothesis = Hypothesis.Empty;
        var row = attempt.LastRow;
        while (true)
        {
            attempt.CancellationToken.ThrowIfCancellationRequested();
            Prepare(hypothesis.Ids, logits, attempt);
            var token = Draw(logits, temperature, random);
            if (token == vocabulary.Special.End)
                return Result(hypothesis.Ended(logits[token]), noSpeech);
            hypothesis = hypothesis.With(new DecodedToken(token, logits[token], Attention(run, row)));
            if (hypothesis.Tokens.Count >= attempt.MaxTokens)
                return Result(hypothesis, noSpeech);
            logits = run.Step([token]);
            row = 0;
        }
    }

    /// <summary>Runs the prompt: the logits of the first token, and how likely it is that nobody speaks.</summary>
    private Span<float> Begin(DecoderRun run, Attempt attempt, out float noSpeech)
    {
        int[] prompt = [.. attempt.Prompt];
        run.Read(prompt.AsSpan(0, attempt.Start));
        var logits = run.Step(prompt.AsSpan(attempt.Start), [0, attempt.LastRow]);
        var start = logits[.._vocabularySize];
        noSpeech = MathF.Exp(start[vocabulary.Special.NoSpeech] - LogProbabilities.LogSumExp(start));
        return logits[_vocabularySize..];
    }

    /// <summary>Logits to the logarithms of the probabilities of the tokens that may follow.</summary>
    private void Prepare(IReadOnlyList<int> tokens, Span<float> logits, Attempt attempt)
    {
        bias.Apply(tokens, logits);
        attempt.Rules.Apply(tokens, logits);
        LogProbabilities.Normalize(logits);
    }

    private DecodedWindow Result(Hypothesis hypothesis, float noSpeech)
    {
        var ratio = Repetition.CompressionRatio(vocabulary.Decode(hypothesis.Ids));
        var length = Repetition.LengthWithoutRounds(hypothesis.Ids);
        if (length == hypothesis.Ids.Count && !hypothesis.IsEnded)
            length = UnfinishedText.LengthToLastPair(hypothesis.Ids, vocabulary.Special.FirstTime);
        return new DecodedWindow(length < hypothesis.Ids.Count ? hypothesis.Take(length) : hypothesis, noSpeech, ratio);
    }

    private float[] Attention(DecoderRun run, int row)
    {
        var context = network.Header.AudioContext;
        var attention = new float[network.AlignmentHeads.Count * context];
        for (var i = 0; i < network.AlignmentHeads.Count; i++)
            run.Attention(network.AlignmentHeads[i].Layer, network.AlignmentHeads[i].Head, row).CopyTo(attention.AsSpan(i * context));
        return attention;
    }

    /// <summary>As many as the network runs; those beyond the beams repeat the first, and nothing reads them.</summary>
    private int[] Filled(IEnumerable<int> values)
    {
        int[] given = [.. values];
        return [.. given, .. Enumerable.Repeat(given[0], beamSize - given.Length)];
    }

    private static int[] Likeliest(ReadOnlySpan<float> logits, int count)
    {
        // Greedy decoding, the usual case, looks for one.
        if (count == 1)
            return [TensorPrimitives.IndexOfMax(logits)];
        var best = new PriorityQueue<int, float>(count + 1);
        for (var token = 0; token < logits.Length; token++)
        {
            if (best.Count < count)
                best.Enqueue(token, logits[token]);
            else if (best.TryPeek(out _, out var least) && logits[token] > least)
                best.DequeueEnqueue(token, logits[token]);
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }

    private static int Draw(ReadOnlySpan<float> logProbabilities, float temperature, Random random)
    {
        var weights = new float[logProbabilities.Length];
        TensorPrimitives.Divide(logProbabilities, temperature, weights);
        TensorPrimitives.SoftMax<float>(weights, weights);
        var left = random.NextSingle();
        for (var token = 0; token < weights.Length; token++)
        {
            left -= weights[token];
            if (left < 0 && weights[token] > 0)
                return token;
        }

        return TensorPrimitives.IndexOfMax<float>(weights);
    }

    /// <summary>What all readings of one window have in common.</summary>
    private sealed record Attempt(IReadOnlyList<int> Prompt, int Start, int MaxTokens, TokenRules Rules, CancellationToken CancellationToken)
    {
        /// <summary>The row, in the step that begins the transcript, that the first token follows.</summary>
        public int LastRow => Prompt.Count - Start - 1;

        /// <summary>Tokens that prompt and transcript take together.</summary>
        public int Capacity => Prompt.Count + MaxTokens;
    }
}
