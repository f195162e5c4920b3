using System.Globalization;
using PensionsAi.FormReading.Model;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class DigitNetworkTests(FormReadingHost host, ITestOutputHelper output)
{
    [Fact]
    public void Score_UnseenWriters_IsRight()
    {
        var digits = TestPictures.Digits;
        var scores = host.Network.Score([.. Enumerable.Range(0, digits.Count).SelectMany(index => Picture(digits, index))]);
        var accuracy = scores.Select((score, index) => score.Best == digits.Label(index) ? 1.0 : 0).Average();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MNIST test-a: {digits.Count} digits, {accuracy:P2} right"));
        Assert.InRange(accuracy, 0.996, 1);
    }

    /// <summary>More pictures than go through the network at once.</summary>
    [Fact]
    public void Score_ManyPictures_EachIsScoredAsAlone()
    {
        float[][] pictures = [.. Enumerable.Range(0, 150).Select(index => Picture(TestPictures.Digits, index))];
        var scores = host.Network.Score([.. pictures.SelectMany(picture => picture)]);
        Assert.Equal(pictures.Length, scores.Count);
        Assert.All(pictures.Zip(scores), pair =>
        {
            var alone = host.Network.Score(pair.First)[0];
            Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(alone.Probability(digit), pair.Second.Probability(digit), 4));
        });
    }

    [Fact]
    public void Score_Probabilities_SumToOne()
    {
        var scores = host.Network.Score(new float[2 * DigitNetwork.Side * DigitNetwork.Side]);
        Assert.Equal(2, scores.Count);
        Assert.All(scores, score => Assert.Equal(1, Enumerable.Range(0, 10).Sum(score.Probability), 4));
    }

    /// <summary>A hyphen's bar, as wide as a digit is high.</summary>
    [Fact]
    public void Score_Bar_IsNoDigit()
    {
        var picture = new float[DigitNetwork.Side * DigitNetwork.Side];
        for (var y = 12; y < 17; y++)
            picture.AsSpan(y * DigitNetwork.Side + 4, 20).Fill(1);
        Assert.InRange(host.Network.Score(picture)[0].LogIsDigit, double.NegativeInfinity, Math.Log(0.1));
    }

    [Fact]
    public void Score_NoPictures_IsEmpty() => Assert.Empty(host.Network.Score([]));

    private static float[] Picture(MnistDigits digits, int index) => Array.ConvertAll(digits.Image(index).ToArray(), value => value / 255f);
}
