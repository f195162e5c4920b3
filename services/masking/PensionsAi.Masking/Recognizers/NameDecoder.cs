using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance.Buffers;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Finds the most probable labels of a text's tokens, by Viterbi's algorithm over each run of words that may be names.</summary>
/// <param name="model">The weights.</param>
internal sealed class NameDecoder(NameModel model)
{
    private const int Impossible = int.MinValue / 4;

    /// <summary>
    /// Points that a name in small letters must have more where capitals begin sentences: the training texts have many such
    /// names, but most writers who begin a sentence with a capital begin a name with one too. Chosen on texts held out,
    /// for weights trained as those of pii-sv 2.2.0 are.
    /// </summary>
    private const float SmallNamePoints = 5f;

    /// <summary>Finds the label of each token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="labels">Set to the labels; as long as the tokens, and all outside names when given.</param>
    /// <param name="margins">
    /// Set to how much better the label is than outside a name, in points of log-odds; outside, how much better a name's first word
    /// would be. As long as the tokens, and all 0 when given.
    /// </param>
    public void Decode(ReadOnlySpan<NameToken> tokens, Span<NameLabel> labels, Span<float> margins)
    {
        var scores = new List<int>();
        for (var index = 0; index < tokens.Length; index++)
        {
            var start = index;
            scores.Clear();
            for (; index < tokens.Length && tokens[index].IsCandidate; index++)
                Score(tokens, index, scores);
            if (index > start)
                DecodeRun(CollectionsMarshal.AsSpan(scores), labels[start..index], margins[start..index]);
        }
    }

    private void Score(ReadOnlySpan<NameToken> tokens, int index, List<int> scores)
    {
        Span<ulong> features = stackalloc ulong[NameFeatures.Most];
        Span<int> sums = stackalloc int[NameModel.Labels];
        var count = NameFeatures.Write(tokens, index, features);
        model.Sum(features[..count], sums);
        if (tokens[index].Evidence == CaseEvidence.SmallAmongStarts)
            sums[(int)NameLabel.Begin] -= (int)(SmallNamePoints * model.WeightsPerPoint);
        foreach (var sum in sums)
            scores.Add(sum);
    }

    private void DecodeRun(Span<int> scores, Span<NameLabel> labels, Span<float> margins)
    {
        const int Labels = NameModel.Labels;
        using var lent = SpanOwner<byte>.Allocate(labels.Length * Labels, AllocationMode.Clear);
        var back = lent.Span;
        Span<int> before = stackalloc int[Labels];
        Span<int> now = stackalloc int[Labels];
        Follow(NameLabel.Outside, scores, before);
        for (var index = 1; index < labels.Length; index++)
        {
            for (var to = 0; to < Labels; to++)
            {
                now[to] = Impossible;
                for (var from = 0; from < Labels; from++)
                {
                    var score = IsAllowed((NameLabel)from, (NameLabel)to) ? before[from] + model.Transition((NameLabel)from, (NameLabel)to) : Impossible;
                    if (score > now[to])
                        (now[to], back[(index * Labels) + to]) = (score, (byte)from);
                }

                now[to] = Math.Max(Impossible, now[to] + scores[(index * Labels) + to]);
            }

            now.CopyTo(before);
        }

        var best = 0;
        for (var label = 1; label < Labels; label++)
        {
            if (before[label] > before[best])
                best = label;
        }

        for (var index = labels.Length - 1; index >= 0; index--)
        {
            labels[index] = (NameLabel)best;
            var label = best != 0 ? best : (int)NameLabel.Begin;
            margins[index] = (scores[(index * Labels) + label] - scores[index * Labels]) / model.WeightsPerPoint;
            best = back[(index * Labels) + best];
        }
    }

    private void Follow(NameLabel from, Span<int> scores, Span<int> sums)
    {
        for (var to = 0; to < NameModel.Labels; to++)
            sums[to] = IsAllowed(from, (NameLabel)to) ? scores[to] + model.Transition(from, (NameLabel)to) : Impossible;
    }

    private static bool IsAllowed(NameLabel from, NameLabel to) => to != NameLabel.Inside || from != NameLabel.Outside;
}
