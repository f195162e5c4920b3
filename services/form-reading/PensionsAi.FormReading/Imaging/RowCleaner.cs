namespace PensionsAi.FormReading.Imaging;

/// <summary>Keeps the ink that may belong to one row of digits.</summary>
internal static class RowCleaner
{
    /// <summary>Shares of the digits' height: what is smaller is dirt, what is far from the row belongs to another.</summary>
    private const double SpeckSize = 0.12;
    private const double RowReach = 1.2;
    private const double RuleWidth = 3;
    private const double RuleHeight = 0.3;

    /// <summary>Digits lower than this many pixels cannot be read.</summary>
    private const double MinHeight = 6;

    /// <summary>A row has two dozen digits; what remains beyond this is noise.</summary>
    private const int MaxComponents = 96;

    /// <summary>The components of the row, and the height of its digits in pixels; none when nothing can be a digit.</summary>
    public static (IReadOnlyList<InkComponent> Components, double DigitHeight) Clean(IReadOnlyList<InkComponent> all)
    {
        var height = WeightedMedian(all, component => component.Height);
        if (height < MinHeight)
            return ([], height);

        // Ruled lines would pull both median and middle to themselves.
        var candidates = all.Where(component => !IsRule(component, height) && component.Size >= SpeckSize * height).ToList();
        height = WeightedMedian(candidates, component => component.Height);
        var middle = WeightedMedian(candidates, component => component.MiddleY);
        return ([.. candidates
            .Where(component => component.Size >= SpeckSize * height && Math.Abs(component.MiddleY - middle) <= RowReach * height)
            .OrderByDescending(component => component.Pixels.Count)
            .Take(MaxComponents)], height);
    }

    private static bool IsRule(InkComponent component, double height) =>
        component.Width > RuleWidth * height && component.Height < RuleHeight * height;

    private static double WeightedMedian(IReadOnlyList<InkComponent> components, Func<InkComponent, double> value)
    {
        var half = components.Sum(component => (long)component.Pixels.Count) / 2.0;
        foreach (var component in components.OrderBy(value))
        {
            half -= component.Pixels.Count;
            if (half <= 0)
                return value(component);
        }

        return 0;
    }
}
