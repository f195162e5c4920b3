using PensionsAi.Jobs.Callbacks;

namespace PensionsAi.Jobs.Tests.Callbacks;

public sealed class CallbackBackOffTests
{
    [Theory]
    [InlineData(1, 0, 10)]
    [InlineData(1, 1, 7.5)]
    [InlineData(2, 0, 20)]
    [InlineData(9, 0, 2560)]
    [InlineData(10, 0, 3600)]
    [InlineData(10, 1, 2700)]
    [InlineData(11, 0, 3600)]
    [InlineData(5_000, 0, 3600)]
    [InlineData(int.MaxValue, 1, 2700)]
    public void After_Attempt_DoublesUpToTheLongest(int attempt, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), CallbackBackOff.After(attempt, new CallbackOptions(), chance));
}
