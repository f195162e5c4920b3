using Microsoft.ML.Tokenizers;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>Cuts a text into the tokens that an encoder was trained on, between those that mark its ends. Thread-safe.</summary>
/// <param name="pieces">Cuts the text itself.</param>
/// <param name="numbering">From the number of a piece to that of the token; null when they are the same.</param>
/// <param name="first">Token before the text; null when there is none.</param>
/// <param name="last">Token after the text.</param>
/// <param name="padding">Token that fills up shorter texts of a batch.</param>
/// <param name="largest">The token of the highest number.</param>
/// <param name="maxTokens">Most tokens, those at the ends among them; what is longer loses its end.</param>
internal sealed class SentenceTokenizer(Tokenizer pieces, Func<int, int>? numbering, int? first, int last, int padding, int largest, int maxTokens)
{
    /// <summary>
    /// Most characters that are looked at, some forty a token: a text of 100,000 would be cut whole before all but its beginning is dropped.
    /// </summary>
    private const int MostCharacters = 10_000;

    /// <summary>Token that fills up shorter texts of a batch.</summary>
    public long Padding => padding;

    /// <summary>The token of the highest number, which the network must know too.</summary>
    public long Largest => largest;

    /// <summary>The tokens of a text, at least one.</summary>
    public long[] Encode(string text)
    {
        var beginning = text.AsSpan(0, LengthOfBeginning(text));
        var room = maxTokens - (first is null ? 1 : 2);
        var numbers = pieces.EncodeToIds(beginning, room, out _, out _);
        return
        [
            .. first is { } opening ? [opening] : Array.Empty<long>(),
            .. numbers.Select(number => (long)(numbering?.Invoke(number) ?? number)),
            last,
        ];
    }

    private static int LengthOfBeginning(string text) =>
        text.Length <= MostCharacters ? text.Length
        : char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1
        : MostCharacters;
}
