using System.Globalization;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class GroupTallyTests
{
    [Theory]
    [InlineData("Norr:20 Syd:10", "Norr:20 Syd:10")]
    [InlineData("Norr:20 Syd:10 Väst:3 Öst:2", "Norr:20 Syd:10 *:5")]
    [InlineData("Norr:20 Syd:10 Väst:4", "Norr:20 *:14")]
    [InlineData("Norr:20 Väst:4", "*:24")]
    [InlineData("Norr:2 Syd:2", "")]
    [InlineData("Norr:5", "Norr:5")]
    public void Count_SmallGroups_ArePutTogether(string groups, string expected)
    {
        var texts = groups.Split(' ').Select(group => group.Split(':'))
            .SelectMany(group => Enumerable.Repeat(new AnalysedText([], Sentiment.Neutral, null, Group: group[0]), int.Parse(group[1], CultureInfo.InvariantCulture))).ToList();
        var counted = new GroupTally(texts).Count([], []);
        Assert.Equal(expected, string.Join(' ', counted.Select(group => $"{group.Name ?? "*"}:{group.Count}")));
    }

    [Fact]
    public void Count_LabelOfFewInAGroup_CannotBeComputed()
    {
        List<AnalysedText> texts =
        [
            .. Enumerable.Repeat(new AnalysedText(["A"], Sentiment.Positive, null, Group: "Norr"), 17),
            .. Enumerable.Repeat(new AnalysedText(["B"], Sentiment.Negative, null, Group: "Norr"), 3),
            .. Enumerable.Repeat(new AnalysedText(["A"], Sentiment.Positive, null, Group: "Syd"), 12),
            .. Enumerable.Repeat(new AnalysedText(["B"], Sentiment.Negative, null, Group: "Syd"), 12),
        ];
        var counted = new GroupTally(texts).Count([[.. texts.Where(text => text.Labels.Contains("A"))], [.. texts.Where(text => text.Labels.Contains("B"))]], [29, 15]);

        // B is 15 in all, so 12 in the south would tell the 3 in the north; and so would A in either.
        Assert.All(counted, group => Assert.Equal([null, null], group.Labels));
        Assert.Equal([24, 20], counted.Select(group => group.Count));
        Assert.Null(counted.Single(group => group.Name == "Norr").Sentiment.Negative);
    }
}
