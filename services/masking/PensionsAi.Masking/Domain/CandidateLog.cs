namespace PensionsAi.Masking.Domain;

/// <summary>
/// What recognizers looked at in one text, kept when a caller asks for reasons: which candidates had a context word beside them
/// and which had none, and what was turned down. Not thread-safe.
/// </summary>
internal sealed class CandidateLog
{
    /// <summary>Most entries of one text: reasons are for people to read.</summary>
    private const int MostEntries = 10_000;

    private readonly List<ContextWord> _contextWords = [];
    private readonly List<Rejection> _rejections = [];

    private (PiiEntityType EntityType, string Recognizer) _current;

    /// <summary>Context words in the order in which they were found.</summary>
    public IReadOnlyList<ContextWord> ContextWords => _contextWords;

    /// <summary>Candidates that were turned down; some may have been found by another way.</summary>
    public IReadOnlyList<Rejection> Rejections => _rejections;

    /// <summary>Says whose candidates come next.</summary>
    public void Begin(PiiEntityType entityType, string recognizer) => _current = (entityType, recognizer);

    /// <summary>A context word stood beside a candidate.</summary>
    public void AddContextWord(int start, int end, string word)
    {
        if (_contextWords.Count < MostEntries)
            _contextWords.Add(new ContextWord(start, end, word, _current.EntityType));
    }

    /// <summary>The recognizer at work turned a candidate down.</summary>
    /// <param name="start">First code unit.</param>
    /// <param name="end">The code unit after the last.</param>
    /// <param name="reason">A short name in kebab-case, for example <c>no-context-word</c>.</param>
    public void Reject(int start, int end, string reason)
    {
        if (_rejections.Count < MostEntries)
            _rejections.Add(new Rejection(new PiiSpan(_current.EntityType, start, end, 0f, _current.Recognizer), reason));
    }

    /// <summary>A finding was turned down after it had been found.</summary>
    public void Reject(PiiSpan span, string reason)
    {
        if (_rejections.Count < MostEntries)
            _rejections.Add(new Rejection(span, reason));
    }

    /// <summary>A word that told what a candidate is.</summary>
    /// <param name="Start">Start of the candidate.</param>
    /// <param name="End">End of the candidate.</param>
    /// <param name="Word">The word as it stands in the text.</param>
    /// <param name="EntityType">What the recognizer that looked finds.</param>
    internal readonly record struct ContextWord(int Start, int End, string Word, PiiEntityType EntityType);

    /// <summary>A candidate that was turned down.</summary>
    /// <param name="Span">The candidate.</param>
    /// <param name="Reason">Why.</param>
    internal readonly record struct Rejection(PiiSpan Span, string Reason);
}
