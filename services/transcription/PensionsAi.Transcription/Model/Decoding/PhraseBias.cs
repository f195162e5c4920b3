namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>
/// Makes phrases that are expected, names of benefits and authorities, somewhat likelier: the first token a little, and each
/// next one more, for what has begun like the phrase is likely to be it. Thread-safe.
/// </summary>
internal sealed class PhraseBias
{
    /// <summary>
    /// Added to the logit of a phrase's first token and of the next ones. A tenth and a factor of four: enough to win between
    /// two spellings of what was heard, not enough to put in what was not.
    /// </summary>
    private const float First = 0.1f, Next = 1.4f;

    private readonly Node _root = new();
    private readonly int _depth;

    /// <summary>The bias of some phrases; without phrases it does nothing.</summary>
    public PhraseBias(IEnumerable<string> phrases, SpeechVocabulary vocabulary)
    {
        foreach (var phrase in phrases.Select(phrase => phrase.Trim()).Where(phrase => phrase.Length > 0))
        {
            // Within a sentence a word begins with its space.
            var tokens = vocabulary.Encode(" " + phrase);
            var node = _root;
            foreach (var token in tokens)
                node = node.Children.TryGetValue(token, out var child) ? child : node.Children[token] = new Node();
            _depth = Math.Max(_depth, tokens.Count);
        }
    }

    /// <summary>Adds to the logits of the tokens that begin a phrase or go on with one.</summary>
    public void Apply(IReadOnlyList<int> tokens, Span<float> logits)
    {
        foreach (var token in _root.Children.Keys)
            logits[token] += First;
        for (var length = 1; length < _depth && length <= tokens.Count; length++)
        {
            foreach (var token in Follow(tokens, length)?.Children.Keys ?? Enumerable.Empty<int>())
                logits[token] += Next;
        }
    }

    /// <summary>The place in the phrases that the last tokens lead to; null when they begin none.</summary>
    private Node? Follow(IReadOnlyList<int> tokens, int length)
    {
        var node = _root;
        for (var i = tokens.Count - length; i < tokens.Count; i++)
        {
            if (!node.Children.TryGetValue(tokens[i], out var child))
                return null;
            node = child;
        }

        return node;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Children { get; } = [];
    }
}
