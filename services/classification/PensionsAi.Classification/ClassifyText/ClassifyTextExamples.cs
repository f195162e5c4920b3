using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.ClassifyText;

/// <summary>The example in the API description: what the shipped model answers, which a test holds.</summary>
internal static class ClassifyTextExamples
{
    public static readonly Request Request = new("pension-freetext", [new TextToClassify("1", "När kommer pengarna i december?")]) { Explain = true };

    public static readonly ClassificationResult Result = new(
        [
            new ClassifiedText(
                "1",
                [new ScoredLabel("SKATT_UTBETALNING", 0.989)],
                Abstained: false,
                new ScoredSentiment(Sentiment.Neutral, 0.9974),
                [
                    new ExplainedTerm("december", 0.3544),
                    new ExplainedTerm("pengarna", 0.2253),
                    new ExplainedTerm("kommer", 0.0793),
                    new ExplainedTerm("kommer pengarna", 0.0321),
                    new ExplainedTerm("när kommer", 0.023),
                    new ExplainedTerm("pengarna i", 0.0122),
                    new ExplainedTerm("december ?", 0.012),
                    new ExplainedTerm("när", -0.0114),
                    new ExplainedTerm("i december", 0.0069),
                    new ExplainedTerm("?", 0.0049),
                ]),
        ],
        new ModelVersion("pension-freetext", "1.2.0", "07389c0bb8eef5bd76c1f687d4e9a4235d9cc7559cf44c787b4c723e1e040c8a"));
}
