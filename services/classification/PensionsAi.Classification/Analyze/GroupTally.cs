using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>
/// Counts texts by group. A group of few people is not named; such groups are put together, with the next smallest where they
/// are few people even so.
/// </summary>
/// <param name="texts">The texts.</param>
internal sealed class GroupTally(IReadOnlyList<AnalysedText> texts)
{
    /// <summary>Most groups of a file: more are answers of another question, or names of persons.</summary>
    public const int MostGroups = 50;

    /// <summary>The groups, the largest first.</summary>
    /// <param name="rows">The texts of each label.</param>
    /// <param name="counts">How many they are; null where hidden.</param>
    public IReadOnlyList<AnalysedGroup> Count(IReadOnlyList<IReadOnlyList<AnalysedText>> rows, int?[] counts)
    {
        var groups = texts.GroupBy(text => text.Group ?? "", StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Texts: (IReadOnlyList<AnalysedText>)[.. group]))
            .OrderByDescending(group => group.Texts.Count).ThenBy(group => group.Name, StringComparer.Ordinal).ToList();
        var rest = new List<AnalysedText>();
        while (groups.Count > 0 && (groups[^1].Texts.Count < Suppression.FewestShown || rest.Count is > 0 and < Suppression.FewestShown))
        {
            rest.AddRange(groups[^1].Texts);
            groups.RemoveAt(groups.Count - 1);
        }

        // All texts together are few people: then there is no group to tell of.
        if (rest.Count is > 0 and < Suppression.FewestShown)
            return [];
        var columns = groups.Select((group, column) => (group.Name, column)).ToDictionary(entry => entry.Name, entry => entry.column, StringComparer.Ordinal);
        var all = groups.Select(group => ((string?)group.Name, group.Texts)).ToList();
        if (rest.Count > 0)
            all.Add((null, rest));
        var sentiments = new CrossTable([.. all.Select(group => group.Texts)], SentimentColumns.Count, SentimentColumns.Of, _ => false, _ => false);
        var labels = new CrossTable(rows, all.Count, text => columns.GetValueOrDefault(text.Group ?? "", groups.Count), row => counts[row] is null, _ => false);
        return
        [
            .. all.Select((group, column) => new AnalysedGroup(
                group.Item1, group.Texts.Count, SentimentColumns.Read(sentiments[column]), [.. Enumerable.Range(0, rows.Count).Select(row => labels[row][column])])),
        ];
    }
}
