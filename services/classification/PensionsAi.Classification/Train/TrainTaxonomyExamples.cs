using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Train;

/// <summary>The example in the API description.</summary>
internal static class TrainTaxonomyExamples
{
    public static readonly DateTimeOffset Time = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static readonly TrainingReport Report = new(
        "digital-mailbox",
        Revision: 1,
        new ModelVersion("digital-mailbox", "2", new string('0', 63) + "1"),
        Activated: true,
        new TrainingExamples(Training: 118, Test: 24, DuplicatesRemoved: 2, WithoutKnownLabel: 0, Untaught: []),
        new TrainingFigures(
            118, new(0.84, 0.76, 0.91), new(0.85, 0.78, 0.91), new(0.89, 0.82, 0.93), new(1, 0.97, 1), 0.04, 0.06, 0.93,
            [
                new("KRANGLAR", 70, 72, new(0.86, 0.76, 0.92), new(0.89, 0.79, 0.94), 0.87),
                new("NOJD", 50, 46, new(0.83, 0.69, 0.91), new(0.76, 0.63, 0.86), 0.79),
            ]),
        new VersionComparison("1", 24, 0.83, 0.79, new(0.04, -0.05, 0.14), VersionVerdict.NotWorse),
        [new DoubtedLabel(new Guid("019ab4c2-7c00-7d3e-9a51-0242ac120003"), "NOJD", 0.05, "KRANGLAR", 0.93)]);
}
