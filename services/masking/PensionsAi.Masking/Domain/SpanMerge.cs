namespace PensionsAi.Masking.Domain;

/// <summary>Makes the findings of many recognizers into spans that do not overlap.</summary>
internal static class SpanMerge
{
    /// <summary>
    /// The one rule for overlaps: findings that overlap, directly or through others, become one span that covers them all;
    /// its type, score and recognizer are those of the longest among them, then of the highest score, then of the first
    /// entity type. Nothing that any recognizer found is left readable because another one won.
    /// </summary>
    /// <returns>The spans in order of their start.</returns>
    public static List<PiiSpan> Merge(IEnumerable<PiiSpan> findings)
    {
        var ordered = findings.ToList();
        ordered.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));

        var merged = new List<PiiSpan>(ordered.Count);
        var index = 0;
        while (index < ordered.Count)
        {
            var (start, end, winner) = (ordered[index].Start, ordered[index].End, ordered[index]);
            for (index++; index < ordered.Count && ordered[index].Start < end; index++)
            {
                end = Math.Max(end, ordered[index].End);
                if (Beats(ordered[index], winner))
                    winner = ordered[index];
            }

            merged.Add(winner with { Start = start, End = end });
        }

        return merged;
    }

    private static bool Beats(PiiSpan challenger, PiiSpan holder) =>
        challenger.Length != holder.Length ? challenger.Length > holder.Length
        : !challenger.Score.Equals(holder.Score) ? challenger.Score > holder.Score
        : challenger.EntityType < holder.EntityType;
}
