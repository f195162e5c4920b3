namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>One way to read a window, so far. Immutable: beams share what they have in common.</summary>
internal sealed class Hypothesis
{
    /// <summary>Nothing yet.</summary>
    public static readonly Hypothesis Empty = new([], 0, isEnded: false);

    private Hypothesis(IReadOnlyList<DecodedToken> tokens, double logProbability, bool isEnded)
    {
        Tokens = tokens;
        LogProbability = logProbability;
        IsEnded = isEnded;
        Ids = [.. tokens.Select(token => token.Id)];
    }

    /// <summary>Its tokens, the prompt's not.</summary>
    public IReadOnlyList<DecodedToken> Tokens { get; }

    /// <summary>The tokens' ids.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>Sum of the logarithms of its tokens' probabilities.</summary>
    public double LogProbability { get; }

    /// <summary>Whether the model ended the text; else there was no room for more.</summary>
    public bool IsEnded { get; }

    /// <summary>The mean of the logarithms, counting the end of the text as a token.</summary>
    public double MeanLogProbability => LogProbability / (Tokens.Count + 1);

    /// <summary>The same with one more token.</summary>
    public Hypothesis With(DecodedToken token) => new([.. Tokens, token], LogProbability + token.LogProbability, isEnded: false);

    /// <summary>The same, ended.</summary>
    public Hypothesis Ended(float logProbability) => new(Tokens, LogProbability + logProbability, isEnded: true);

    /// <summary>Its first tokens alone.</summary>
    public Hypothesis Take(int count) => new([.. Tokens.Take(count)], Tokens.Take(count).Sum(token => token.LogProbability), IsEnded);
}
