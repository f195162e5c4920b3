using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Names of persons, by a sequence model that was trained on texts with names marked, in their own letter case and in others.
/// </summary>
/// <param name="names">What is known of words.</param>
/// <param name="model">The weights.</param>
internal sealed class PersonNameRecognizer(NameTable names, NameModel model) : IRecognizer
{
    private const string Name = "person-name";
    private const float MostCertain = 0.999f;

    private readonly NameTokenizer _tokenizer = new(names);
    private readonly NameDecoder _decoder = new(model);

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Person;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var tokens = _tokenizer.Read(text);
        var labels = _decoder.Decode(tokens, out var margins);
        var spans = new List<PiiSpan>();
        for (var first = 0; first < labels.Length; first++)
        {
            if (labels[first] == NameLabel.Outside)
                continue;
            var (last, most) = (first, margins[first]);
            while (last + 1 < labels.Length && labels[last + 1] == NameLabel.Inside)
                most = Math.Max(most, margins[++last]);
            spans.Add(new PiiSpan(PiiEntityType.Person, tokens[first].Start, tokens[last].End, Probability(most), Name));
            first = last;
        }

        return spans;
    }

    // Never 1: that is what a checksum proves.
    private static float Probability(float points) => MathF.Min(MostCertain, MathF.Round(1f / (1f + MathF.Exp(-points)), 3));
}
