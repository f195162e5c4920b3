using PensionsAi.Inference.Evaluation;

namespace PensionsAi.Inference.Tests.Evaluation;

public sealed class WilsonIntervalTests
{
    /// <summary>All but the last from Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(29, 29, 0.8830, 1)]
    public void Of_PublishedCounts_IsThePublishedInterval(int count, int total, double lower, double upper)
    {
        var interval = WilsonInterval.Of(count, total);
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }
}
