namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>A text that had no room for more tokens before the model ended it, as quick speech over a whole window may be.</summary>
internal static class UnfinishedText
{
    /// <summary>A second in steps of time: looked at again from nearer to its start, a window would hardly get on.</summary>
    private const int ShortestAdvance = 50;

    /// <summary>
    /// How many tokens there are to the last pair of times, from where the model can look at the window again: what was said after it
    /// would be lost else. All of them when there is no pair that gets on.
    /// </summary>
    /// <param name="tokens">The tokens of the text.</param>
    /// <param name="firstTime">The token of the time 0.</param>
    public static int LengthToLastPair(IReadOnlyList<int> tokens, int firstTime)
    {
        for (var length = tokens.Count; length > 1; length--)
        {
            if (tokens[length - 2] >= firstTime + ShortestAdvance && tokens[length - 1] >= firstTime + ShortestAdvance)
                return length;
        }

        return tokens.Count;
    }
}
