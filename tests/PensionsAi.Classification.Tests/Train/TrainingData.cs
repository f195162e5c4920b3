using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>The texts that the shipped model was trained on.</summary>
internal static class TrainingData
{
    /// <summary>All of them; the test is skipped where they are not.</summary>
    public static IReadOnlyList<LabelledText> Read()
    {
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        var folder = Path.Combine(data ?? string.Empty, "text", "pension-freetext");
        Assert.SkipWhen(data is null || !Directory.Exists(folder), "PENSIONSAI_DATA does not name the folder of the training data.");
        return LabelledTextFile.Read(folder, LabelledTextFile.PensionFreetext);
    }
}
