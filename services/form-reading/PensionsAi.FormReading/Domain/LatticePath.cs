namespace PensionsAi.FormReading.Domain;

/// <summary>A path from the first atom to some atom, linked backwards.</summary>
internal sealed record LatticePath
{
    public static readonly LatticePath Start = new();

    private LatticePath? Previous { get; init; }

    private LatticeSegment? Segment { get; init; }

    private int? DigitsBeforeSeparator { get; init; }

    private char? Separator { get; init; }

    private double LogShape { get; init; }

    public int DigitCount { get; private init; }

    public double Score { get; private init; }

    /// <summary>Whether the signs, if any, stand where the style has them.</summary>
    public bool IsComplete(SeparatorStyle style) => DigitsBeforeSeparator is null || style switch
    {
        SeparatorStyle.Date => DigitCount is (WrittenDate.MonthLength or WrittenDate.DayLength) && DigitsBeforeSeparator < DigitCount,
        _ => DigitsBeforeSeparator + 4 == DigitCount,
    };

    /// <summary>Whether a sign may come next.</summary>
    public bool CanTake(LatticeSeparator separator, SeparatorStyle style) => style switch
    {
        SeparatorStyle.BeforeLastFour => Separator is null && DigitCount is (Personnummer.ShortLength - 4 or Personnummer.LongLength - 4),
        SeparatorStyle.Date => separator.Sign == '-' && DigitCount is (4 or 6) && DigitsBeforeSeparator != DigitCount,
        _ => false,
    };

    public LatticePath Take(LatticeSegment segment) => this with
    {
        Previous = this,
        Segment = segment,
        DigitCount = DigitCount + 1,
        LogShape = LogShape + segment.LogShape,
        Score = Score + segment.LogShape + segment.Digits[segment.Digits.Best],
    };

    public LatticePath Take(LatticeSeparator separator) => this with
    {
        DigitsBeforeSeparator = DigitCount,
        Separator = separator.Sign,
        LogShape = LogShape + separator.LogShape,
        Score = Score + separator.LogShape,
    };

    public LatticePath Skip(double logSkip) => this with { LogShape = LogShape + logSkip, Score = Score + logSkip };

    public DigitRow ToRow()
    {
        var digits = new List<DigitScores>(DigitCount);
        for (var path = this; path?.Segment is not null; path = path.Previous)
            digits.Add(path.Segment.Digits);
        digits.Reverse();
        return new DigitRow(digits, LogShape, Separator);
    }
}
