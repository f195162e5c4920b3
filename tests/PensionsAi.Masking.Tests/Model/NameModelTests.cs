using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Tests.Model;

public sealed class NameModelTests
{
    private const ulong Feature = 0x1E3779B97F4A7C15UL;

    private static readonly float[] Transitions = [0f, 1f, -2f, 0.5f, 0f, 2f, 0f, 0f, 0f];

    [Fact]
    public void Load_WrittenWeights_AddUpAsTheyWere()
    {
        var weights = Enumerable.Range(1, 5_000).ToDictionary(
            number => (ulong)number * 0x9E3779B97F4A7C15UL, number => new[] { number % 7, -(number % 5), number % 3 * 0.5f });
        var model = NameModel.Load(NameModelWriter.Write(weights, Transitions, weightsPerPoint: 1f));

        Span<int> sums = stackalloc int[NameModel.Labels];
        foreach (var (feature, expected) in weights)
        {
            model.Sum([feature], sums);
            for (var label = 0; label < NameModel.Labels; label++)
                Assert.Equal(expected[label], sums[label] / model.WeightsPerPoint, 2);
        }

        Assert.Equal(-2f, model.Transition(NameLabel.Outside, NameLabel.Inside) / model.WeightsPerPoint, 2);
    }

    [Fact]
    public void Sum_UnknownFeature_IsZero()
    {
        var model = NameModel.Load(NameModelWriter.Write(new Dictionary<ulong, float[]> { [Feature] = [1f, 2f, 3f] }, Transitions, weightsPerPoint: 1f));
        Span<int> sums = stackalloc int[NameModel.Labels];
        model.Sum([Feature * 3, Feature * 5], sums);
        Assert.Equal([0, 0, 0], sums.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void Load_AnotherFile_IsRefused(int length) => Assert.Throws<InvalidDataException>(() => NameModel.Load(new byte[length]));

    [Fact]
    public void Load_CutFile_IsRefused()
    {
        var file = NameModelWriter.Write(new Dictionary<ulong, float[]> { [Feature] = [1f, 2f, 3f] }, Transitions, weightsPerPoint: 1f);
        Assert.Throws<InvalidDataException>(() => NameModel.Load(file.AsSpan(0, file.Length - 1)));
    }
}
