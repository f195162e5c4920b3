using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>
/// Which tokens may follow: times come in pairs and never go back, a transcript begins with a time, signs that are not spoken
/// do not come. The rules are those of openai/whisper, decoding.py. Thread-safe.
/// </summary>
/// <param name="vocabulary">The tokens.</param>
/// <param name="lastTime">The last time that may be given, in steps of 0.02 s: nothing ends after the sound does.</param>
internal sealed class TokenRules(SpeechVocabulary vocabulary, int lastTime)
{
    /// <summary>The latest time at which the first words may begin: 1 s, in steps of 0.02 s.</summary>
    private const int LatestFirstTime = 50;

    /// <summary>Rules out what may not follow.</summary>
    /// <param name="tokens">The hypothesis so far, without the prompt.</param>
    /// <param name="logits">The logits of the next token; those ruled out become minus infinity.</param>
    public void Apply(IReadOnlyList<int> tokens, Span<float> logits)
    {
        var special = vocabulary.Special;
        foreach (var token in vocabulary.Suppressed)
            logits[token] = float.NegativeInfinity;
        var end = Math.Min(special.FirstTime + lastTime + 1, logits.Length);
        logits[end..].Fill(float.NegativeInfinity);

        if (tokens.Count == 0)
        {
            logits[..special.FirstTime].Fill(float.NegativeInfinity);
            if (special.FirstTime + LatestFirstTime + 1 < end)
                logits[(special.FirstTime + LatestFirstTime + 1)..].Fill(float.NegativeInfinity);
            return;
        }

        ApplyPairs(tokens, logits);
        PreferTimes(logits);
    }

    private void ApplyPairs(IReadOnlyList<int> tokens, Span<float> logits)
    {
        var special = vocabulary.Special;
        var lastIsTime = tokens[^1] >= special.FirstTime;
        var opens = lastIsTime && (tokens.Count < 2 || tokens[^2] >= special.FirstTime);
        if (opens)
        {
            logits[special.FirstTime..].Fill(float.NegativeInfinity);
        }
        else if (lastIsTime)
        {
            logits[..special.End].Fill(float.NegativeInfinity);
        }

        var latest = tokens.LastOrDefault(token => token >= special.FirstTime, special.FirstTime);
        var least = lastIsTime && !opens ? latest : latest + 1;
        logits[special.FirstTime..Math.Min(least, logits.Length)].Fill(float.NegativeInfinity);
    }

    /// <summary>When all times together are likelier than every text token, a time it is.</summary>
    private void PreferTimes(Span<float> logits)
    {
        var first = vocabulary.Special.FirstTime;
        var likeliestText = TensorPrimitives.Max<float>(logits[..first]);
        if (LogProbabilities.LogSumExp(logits[first..]) > likeliestText)
            logits[..first].Fill(float.NegativeInfinity);
    }
}
