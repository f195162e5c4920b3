using System.Globalization;
using PensionsAi.StripComposer;

namespace PensionsAi.FormGenerator;

/// <summary>Whose digits are on the forms. Measure with the test writers' alone; tune with others'.</summary>
public enum Writers
{
    /// <summary>Those whom nothing was trained or tuned on.</summary>
    Test,

    /// <summary>Those kept from training for tuning.</summary>
    Validation,

    /// <summary>Those that the network was trained on.</summary>
    Training,
}

/// <summary>Reads their digits.</summary>
public static class WritersExtensions
{
    /// <summary>The digits of these writers.</summary>
    /// <param name="writers">Which.</param>
    /// <param name="dataFolder">The data folder.</param>
    public static MnistDigits Load(this Writers writers, string dataFolder)
    {
        if (writers == Writers.Test)
            return MnistDigits.Load(dataFolder, "test-a");
        var validation = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "validation-writers.txt"))
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
            .ToHashSet();
        return MnistDigits.Load(dataFolder, "train").OfWriters(writer => validation.Contains(writer) == (writers == Writers.Validation));
    }
}
