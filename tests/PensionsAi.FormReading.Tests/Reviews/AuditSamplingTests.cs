using PensionsAi.FormReading.Reviews;

namespace PensionsAi.FormReading.Tests.Reviews;

public sealed class AuditSamplingTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Draws_NoneOrAll_IsThatExactly(double share) =>
        Assert.All(Sources(1_000), source => Assert.Equal(share == 1, AuditSampling.Draws(source, share)));

    /// <summary>Of 20,000 draws at 5 %, six standard deviations are 185.</summary>
    [Fact]
    public void Draws_AShare_IsThatShareOfJobs() =>
        Assert.InRange(Sources(20_000).Count(source => AuditSampling.Draws(source, 0.05)), 815, 1_185);

    [Fact]
    public void Draws_SameJob_IsDrawnAgainAndItsPartsApart()
    {
        var sources = Sources(200);
        Assert.All(sources, source => Assert.Equal(AuditSampling.Draws(source, 0.5), AuditSampling.Draws(source with { Caller = "other" }, 0.5)));
        Assert.Contains(sources, source => AuditSampling.Draws(source, 0.5) != AuditSampling.Draws(source with { Part = 1 }, 0.5));
    }

    // Ids of jobs of one moment: only their random part differs.
    private static List<ReviewSource> Sources(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var bytes = new byte[16];
            random.NextBytes(bytes.AsSpan(8));
            return new ReviewSource("tests", null, new Guid(bytes));
        })];
    }
}
