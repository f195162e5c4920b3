using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class BinomialBoundTests
{
    /// <summary>Of nothing seen in n, 1 − 0.05^(1/n); the others are the beta distribution's quantiles.</summary>
    [Theory]
    [InlineData(0, 1, 0.95)]
    [InlineData(0, 10, 0.258866)]
    [InlineData(0, 500, 0.005974)]
    [InlineData(1, 100, 0.046562)]
    [InlineData(5, 100, 0.102254)]
    [InlineData(10, 10, 1)]
    [InlineData(0, 0, 1)]
    public void Upper95_KnownCases_AreExact(int seen, int of, double bound) =>
        Assert.Equal(bound, BinomialBound.Upper95(seen, of), 0.00001);

    /// <summary>As many as are needed prove it, and one fewer do not.</summary>
    [Theory]
    [InlineData(0.001, 2995)]
    [InlineData(0.005, 598)]
    [InlineData(0.05, 59)]
    public void Needed_Share_IsTheLeastThatProvesIt(double share, int needed)
    {
        Assert.Equal(needed, BinomialBound.Needed(share));
        Assert.True(BinomialBound.Upper95(0, needed) <= share);
        Assert.True(BinomialBound.Upper95(0, needed - 1) > share);
    }
}
