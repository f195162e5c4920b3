using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Tests.Imaging;

/// <summary>Strokes are drawn as text, one character a pixel; <c>.</c> is paper.</summary>
public sealed class InkDividerTests
{
    /// <summary>Zones of columns 0 to 5 and 4 to 9, which share two columns; capitals show whose ink each pixel is.</summary>
    [Theory]
    // A stroke that reaches a little into the next zone is its own's.
    [InlineData("#####.....", "AAAAA.....")]
    // Two that touch within the shared columns part along their strokes: the shared pixel goes to the nearer.
    [InlineData("##########", "AAAAABBBBB")]
    // What lies in both zones is that one's whose middle is nearer.
    [InlineData(".....#....", ".....B....")]
    public void Divide_ZonesThatOverlap_FollowTheStroke(string drawn, string expected)
    {
        InkZone[] zones = [new(0, 0, 6, 1), new(4, 0, 10, 1)];
        Assert.Equal(expected, Divided(drawn, drawn.Length, zones));
    }

    /// <summary>The second digit's stem stands in both zones and touches the first one's foot: no upright cut would part them.</summary>
    [Fact]
    public void Divide_StrokeHangsOverTheNeighbour_StaysWithItsOwn()
    {
        const string drawn =
            "......##.." +
            ".....##..." +
            ".....#...." +
            ".....#####" +
            "#....#...." +
            "#####.....";
        const string expected =
            "......BB.." +
            ".....BB..." +
            ".....B...." +
            ".....BBBBB" +
            "A....B...." +
            "AAAAA.....";
        InkZone[] zones = [new(0, 0, 7, 6), new(3, 0, 10, 6)];
        Assert.Equal(expected, Divided(drawn, 10, zones));
    }

    [Theory]
    [InlineData("##########", "..AAAAAA..")]
    [InlineData("##........", "..........")]
    [InlineData(".######...", ".AAAAAA...")]
    public void Divide_OneZone_TakesWhatIsInItAndShortEnds(string drawn, string expected) =>
        Assert.Equal(expected, Divided(drawn, drawn.Length, [new InkZone(2, 0, 8, 1)]));

    private static string Divided(string drawn, int width, IReadOnlyList<InkZone> zones)
    {
        bool[] isInk = [.. drawn.Select(pixel => pixel == '#')];
        var divider = new InkDivider(width, zones);
        var owners = new string('.', drawn.Length).ToCharArray();
        foreach (var stroke in InkComponent.FindAll(new InkMap(new float[isInk.Length], isInk, width, isInk.Length / width)))
        {
            foreach (var (pixel, owner) in stroke.Pixels.Zip(divider.Divide(stroke)))
                owners[pixel] = owner == InkDivider.None ? '.' : (char)('A' + owner);
        }

        return new string(owners);
    }
}
