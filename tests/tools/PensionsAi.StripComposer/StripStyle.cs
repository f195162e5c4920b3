namespace PensionsAi.StripComposer;

/// <summary>How a row is written and scanned.</summary>
public sealed record StripStyle
{
    /// <summary>Height of the picture in pixels. Digits take about six tenths of it.</summary>
    public int Height { get; init; } = 96;

    /// <summary>Least free space between two digits, in their height; below 0 they may touch.</summary>
    public double MinGap { get; init; } = 0.03;

    /// <summary>Most free space between two digits, in their height.</summary>
    public double MaxGap { get; init; } = 0.35;

    /// <summary>How far digits leave the line, in their height.</summary>
    public double BaselineJitter { get; init; } = 0.08;

    /// <summary>How many pixels a stroke runs to the right for each row upwards.</summary>
    public double Slant { get; init; }

    /// <summary>Grey of the ink, 0 to 255.</summary>
    public int Ink { get; init; } = 30;

    /// <summary>Grey of the paper, 0 to 255.</summary>
    public int Paper { get; init; } = 235;

    /// <summary>Standard deviation of the scanner's noise in grey levels.</summary>
    public double Noise { get; init; } = 4;

    /// <summary>Whether one writer writes the whole row; else each digit is another's.</summary>
    public bool IsOneWriter { get; init; } = true;

    /// <summary>A style as varied as real forms are, within reason: no touching digits.</summary>
    public static StripStyle Vary(Random random)
    {
        var paper = random.Next(190, 250);
        return new StripStyle
        {
            Height = random.Next(60, 201),
            MinGap = 0.03,
            MaxGap = 0.1 + 0.35 * random.NextDouble(),
            BaselineJitter = 0.12 * random.NextDouble(),
            Slant = -0.15 + 0.4 * random.NextDouble(),
            Ink = random.Next(10, paper - 90),
            Paper = paper,
            Noise = 8 * random.NextDouble(),
            IsOneWriter = random.Next(2) == 0,
        };
    }
}
