namespace PensionsAi.Classification.Model;

/// <summary>Takes the terms out of normalised text: words 1–2, characters 2–5 inside words, and the concepts that words are signs of.</summary>
internal static class TermReader
{
    private const int ShortestCharacters = 2;
    private const int LongestCharacters = 5;

    /// <summary>Hands every occurrence of every term to the sink, in the order of the text.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are inlined.</typeparam>
    /// <param name="normalized">From <see cref="TextNormalizer"/>: words with one space before and after each.</param>
    /// <param name="cues">Knows the concepts.</param>
    /// <param name="sink">Receives the terms.</param>
    public static void Read<TSink>(ReadOnlySpan<char> normalized, CueLexicon cues, ref TSink sink)
        where TSink : struct, ITermSink
    {
        var previousStart = -1;
        var previousState = 0ul;
        for (var start = 1; start < normalized.Length;)
        {
            var length = normalized[start..].IndexOf(' ');
            var word = normalized.Slice(start, length);
            var state = TermHash.Append(TermHash.Start(TermKind.Words), word);
            sink.Add(TermKind.Words, TermHash.Finish(state), word, word);
            if (previousStart >= 0)
            {
                var pair = normalized[previousStart..(start + length)];
                var pairState = TermHash.Append(TermHash.Append(previousState, ' '), word);
                sink.Add(TermKind.Words, TermHash.Finish(pairState), pair, pair);
            }

            if (TextNormalizer.IsWord(word))
            {
                ReadCharacters(normalized.Slice(start - 1, length + 2), word, ref sink);
                cues.Read(word, ref sink);
            }

            previousStart = start;
            previousState = state;
            start += length + 1;
        }
    }

    private static void ReadCharacters<TSink>(ReadOnlySpan<char> padded, ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, ITermSink
    {
        for (var start = 0; start + ShortestCharacters <= padded.Length; start++)
        {
            var state = TermHash.Start(TermKind.Characters);
            var longest = Math.Min(LongestCharacters, padded.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                state = TermHash.Append(state, padded[start + length - 1]);
                if (length >= ShortestCharacters)
                    sink.Add(TermKind.Characters, TermHash.Finish(state), padded.Slice(start, length), word);
            }
        }
    }
}
