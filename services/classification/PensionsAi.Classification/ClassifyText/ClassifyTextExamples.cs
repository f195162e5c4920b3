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
                [new ScoredLabel("SKATT_UTBETALNING", 0.94)],
                Abstained: false,
                new ScoredSentiment(Sentiment.Neutral, 0.88),
                [new ExplainedTerm("pengarna", 1.3)]),
        ],
        new ModelVersion("pension-freetext", "1.0.0", "0000000000000000000000000000000000000000000000000000000000000000"));
}
