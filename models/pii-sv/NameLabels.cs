using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Models.PiiSv;

/// <summary>Turns marked names into labels of tokens.</summary>
internal static class NameLabels
{
    /// <summary>The label of each token.</summary>
    public static NameLabel[] Of(IReadOnlyList<NameToken> tokens, IReadOnlyList<(int Start, int End)> names)
    {
        var labels = new NameLabel[tokens.Count];
        var token = 0;
        foreach (var (start, end) in names)
        {
            while (token < tokens.Count && tokens[token].End <= start)
                token++;
            var label = NameLabel.Begin;
            for (; token < tokens.Count && tokens[token].Start < end; token++)
            {
                // What stands between two parts of one name, a quotation mark, is none of it.
                if (!tokens[token].IsCandidate)
                    continue;
                labels[token] = label;
                label = NameLabel.Inside;
            }
        }

        return labels;
    }
}
