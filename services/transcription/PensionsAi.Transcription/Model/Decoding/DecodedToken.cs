namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>One token of a hypothesis.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LogProbability">The logarithm of its probability among the tokens that could follow.</param>
/// <param name="Attention">Where the alignment heads looked at when it was chosen, [heads × audio context].</param>
internal sealed record DecodedToken(int Id, float LogProbability, float[] Attention);
