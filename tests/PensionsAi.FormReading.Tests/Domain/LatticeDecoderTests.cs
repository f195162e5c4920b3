using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class LatticeDecoderTests
{
    /// <summary>Two halves that look like nothing apart and like an 8 together.</summary>
    [Fact]
    public void Decode_BrokenDigit_IsJoined()
    {
        var lattice = Lattice(2, [(0, 1, Scores.Sure(1, 0.2)), (1, 2, Scores.Sure(1, 0.2)), (0, 2, Scores.Sure(8))]);
        Assert.Equal([8], LatticeDecoder.Decode(lattice, SeparatorStyle.None)[0].PlainDigits);
    }

    [Fact]
    public void Decode_TouchingDigits_AreParted()
    {
        var lattice = Lattice(2, [(0, 1, Scores.Sure(4)), (1, 2, Scores.Sure(2)), (0, 2, Scores.Sure(8, 0.2))]);
        Assert.Equal([4, 2], LatticeDecoder.Decode(lattice, SeparatorStyle.None)[0].PlainDigits);
    }

    [Fact]
    public void Decode_SignBeforeTheLastFour_IsTakenOut()
    {
        var row = LatticeDecoder.Decode(WithSign(position: 6, digits: 10), SeparatorStyle.BeforeLastFour)[0];
        Assert.Equal(10, row.Digits.Count);
        Assert.Equal('-', row.Separator);
    }

    [Fact]
    public void Decode_SignElsewhere_IsNoSign()
    {
        var rows = LatticeDecoder.Decode(WithSign(position: 5, digits: 10), SeparatorStyle.BeforeLastFour);
        Assert.All(rows, row => Assert.Null(row.Separator));
    }

    [Fact]
    public void Decode_SignWhereNoneIsAllowed_IsNoSign()
    {
        var rows = LatticeDecoder.Decode(WithSign(position: 6, digits: 10), SeparatorStyle.None);
        Assert.All(rows, row => Assert.Null(row.Separator));
    }

    /// <summary>Six digits, a hyphen cut in two, four digits.</summary>
    [Fact]
    public void Decode_SignOfTwoAtoms_IsOneSign()
    {
        var atoms = Enumerable.Range(0, 12).Where(atom => atom is not 6 and not 7);
        var lattice = Lattice(12, [.. atoms.Select(atom => (atom, atom + 1, Scores.Sure(1)))]) with
        {
            Separators = [new LatticeSeparator(6, 8, '-', -0.1)],
        };
        var row = LatticeDecoder.Decode(lattice, SeparatorStyle.BeforeLastFour)[0];
        Assert.Equal(10, row.Digits.Count);
        Assert.Equal('-', row.Separator);
    }

    [Fact]
    public void Decode_NoAtoms_IsEmpty() => Assert.Empty(LatticeDecoder.Decode(Lattice(0, []), SeparatorStyle.BeforeLastFour));

    [Fact]
    public void Decode_MoreDigitsThanAnyField_Ends()
    {
        var segments = Enumerable.Range(0, 60).Select(atom => (atom, atom + 1, Scores.Sure(1))).ToArray();
        Assert.All(
            LatticeDecoder.Decode(Lattice(60, segments), SeparatorStyle.None),
            row => Assert.InRange(row.Digits.Count, 1, LatticeDecoder.MaxDigits));
    }

    private static DigitLattice WithSign(int position, int digits)
    {
        var atoms = Enumerable.Range(0, digits + 1).Where(atom => atom != position);
        return Lattice(digits + 1, [.. atoms.Select(atom => (atom, atom + 1, Scores.Sure(1)))]) with
        {
            Separators = [new LatticeSeparator(position, position + 1, '-', -0.1)],
        };
    }

    private static DigitLattice Lattice(int atoms, (int From, int To, DigitScores Digits)[] segments) => new(
        atoms,
        [.. segments.Select(segment => new LatticeSegment(segment.From, segment.To, segment.Digits, 0))],
        [],
        [.. Enumerable.Repeat(-8.0, atoms)]);
}
