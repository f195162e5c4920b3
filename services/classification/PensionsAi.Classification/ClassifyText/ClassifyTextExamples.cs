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
                [new ScoredLabel("SKATT_UTBETALNING", 0.9963)],
                Abstained: false,
                new ScoredSentiment(Sentiment.Neutral, 0.9983),
                [
                    new ExplainedTerm("december", 2.9054),
                    new ExplainedTerm("pengarna", 2.351),
                    new ExplainedTerm("kommer", 0.9691),
                    new ExplainedTerm("kommer pengarna", 0.233),
                    new ExplainedTerm("när", -0.2135),
                    new ExplainedTerm("när kommer", 0.1285),
                    new ExplainedTerm("?", 0.0608),
                    new ExplainedTerm("i december", 0.0504),
                    new ExplainedTerm("pengarna i", 0.0333),
                    new ExplainedTerm("i", -0.0043),
                ]),
        ],
        new ModelVersion("pension-freetext", "1.0.0", "1b592976e73eea0ec9cd12f4d3f884d8838c81a163b2d01d516cd0a3adbb8f73"));
}
