using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>Text to tokens and back. Thread-safe.</summary>
internal sealed class SpeechVocabulary
{
    /// <summary>How text is cut before pairs of bytes are merged, as GPT-2 does it (openai/gpt-2, encoder.py).</summary>
    private const string Pieces = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    /// <summary>
    /// Signs that are not spoken: brackets, mathematics, notes of music. Left alone, the model writes sounds and subtitles with
    /// them (openai/whisper, non_speech_tokens).
    /// </summary>
    private const string Unspoken = "\"#()*+/:;<=>@[\\]^_`{|}~「」『』♩♪♫♬♭♮♯";

    private static readonly string[] UnspokenPairs =
        ["<<", ">>", "<<<", ">>>", "--", "---", "-(", "-[", "('", "(\"", "((", "))", "(((", ")))", "[[", "]]", "{{", "}}", "♪♪", "♪♪♪"];

    private readonly IReadOnlyList<byte[]> _tokens;
    private readonly TiktokenTokenizer _tokenizer;

    /// <summary>The vocabulary of a model.</summary>
    /// <param name="tokens">The bytes of its tokens of text, by id, which is the order in which pairs are merged.</param>
    /// <param name="size">Tokens of all kinds.</param>
    public SpeechVocabulary(IReadOnlyList<byte[]> tokens, int size)
    {
        _tokens = tokens;
        Special = new SpecialTokens(size);
        using var ranks = Ranks(tokens);
        _tokenizer = TiktokenTokenizer.Create(ranks, new RegexPreTokenizer(new(Pieces), null), normalizer: null);
        Suppressed = FindSuppressed();
    }

    /// <summary>The tokens that are no text.</summary>
    public SpecialTokens Special { get; }

    /// <summary>Tokens that never stand for what is said: unspoken signs, and whatever is neither text nor a time.</summary>
    public IReadOnlyList<int> Suppressed { get; }

    /// <summary>The tokens of a text.</summary>
    public IReadOnlyList<int> Encode(string text) => _tokenizer.EncodeToIds(text, considerNormalization: false);

    /// <summary>Whether a token is text.</summary>
    public bool IsText(int token) => token < Special.End;

    /// <summary>The bytes of a token; none for one that is no text.</summary>
    public ReadOnlySpan<byte> BytesOf(int token) => token < _tokens.Count ? _tokens[token] : [];

    /// <summary>The text of tokens; bytes that are no whole character are left out, and so is all that is no text.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens.Where(IsText))
            bytes.AddRange(BytesOf(token));
        return Encoding.UTF8.GetString([.. bytes]).Replace("\uFFFD", string.Empty, StringComparison.Ordinal);
    }

    private static MemoryStream Ranks(IReadOnlyList<byte[]> tokens)
    {
        var lines = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var rank = 0; rank < tokens.Count; rank++)
        {
            // The last token of the published table is damaged and stands for nothing.
            var base64 = Convert.ToBase64String(tokens[rank]);
            if (tokens[rank].Length > 0 && seen.Add(base64))
                lines.Append(base64).Append(' ').Append(rank.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return new MemoryStream(Encoding.ASCII.GetBytes(lines.ToString()));
    }

    private int[] FindSuppressed()
    {
        var unspoken = Unspoken.EnumerateRunes().Select(rune => rune.ToString()).Concat(UnspokenPairs).ToHashSet(StringComparer.Ordinal);
        var signs = Enumerable.Range(0, _tokens.Count).Where(token =>
            Encoding.UTF8.GetString(_tokens[token]) is var text
            && (unspoken.Contains(text) || (text is [' ', ..] && (unspoken.Contains(text[1..]) || text is " -" or " '"))));
        return [.. signs, .. Enumerable.Range(Special.End + 1, Special.FirstTime - Special.End - 1)];
    }
}
