namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>How many tokens an analysis may still use. Thread-safe.</summary>
/// <param name="tokens">How many at the start.</param>
internal sealed class TokenBudget(int tokens)
{
    private int _left = tokens;

    /// <summary>Takes tokens before they are used, as many as may be needed; false, and none taken, when there are not so many.</summary>
    public bool TryTake(int most)
    {
        if (Interlocked.Add(ref _left, -most) >= 0)
            return true;
        Interlocked.Add(ref _left, most);
        return false;
    }

    /// <summary>Gives back what was taken and not used.</summary>
    public void Return(int unused) => Interlocked.Add(ref _left, unused);
}
