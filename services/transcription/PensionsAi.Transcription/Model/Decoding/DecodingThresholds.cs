namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>When a reading is not believed. The values are those of openai/whisper, transcribe.py.</summary>
internal static class DecodingThresholds
{
    /// <summary>The greatest compression ratio of a text that does not go round in circles.</summary>
    public const double CompressionRatio = 2.4;

    /// <summary>The least mean logarithm of the tokens' probabilities.</summary>
    public const double MeanLogProbability = -1;

    /// <summary>The probability of no speech from which an unlikely text is taken for none.</summary>
    public const float NoSpeech = 0.6f;

    /// <summary>Tokens that a window has at most: half of what the decoder sees, the other half is the prompt's.</summary>
    public const int MaxTokens = 224;

    /// <summary>Tokens before a transcript at most, with the four that begin it: what is left of the decoder's 448.</summary>
    public const int MaxPromptTokens = 448 - MaxTokens - 4;

    /// <summary>Tokens of expected phrases at most. What was said before gets the rest.</summary>
    public const int MaxPhraseTokens = 150;

    /// <summary>Tokens a second that nobody exceeds: three times the rate of quick Swedish.</summary>
    public const int TokensPerSecond = 15;

    /// <summary>
    /// The temperatures tried one after another until a reading is believed. At 0 the likeliest token is taken, above it tokens
    /// are drawn.
    /// </summary>
    public static readonly float[] Temperatures = [0, 0.2f, 0.4f, 0.6f, 0.8f, 1];
}
