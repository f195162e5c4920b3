using CsCheck;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class PersonnummerDecoderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("3401017003")]
    [InlineData("193401017003")]
    [InlineData("0002297208")]
    public void Decode_ValidNumber_IsFoundWithHighConfidence(string digits)
    {
        var best = PersonnummerDecoder.Decode([Scores.Row(digits)], Today)[0];
        Assert.Equal(digits, best.Digits);
        Assert.InRange(best.Confidence, 0.99, 1);
    }

    [Fact]
    public void Decode_OneUnsureDigit_IsCorrectedByTheCheckDigit()
    {
        var row = Scores.Row("3401017003").With(6, Scores.Of((1, 0.6), (7, 0.39)));
        Assert.Equal("3401017003", PersonnummerDecoder.Decode([row], Today)[0].Digits);
    }

    [Fact]
    public void Decode_ImpossibleMonth_IsCorrectedByTheDate()
    {
        var row = Scores.Row("3401017003").With(2, Scores.Of((7, 0.6), (0, 0.39))).With(9, Scores.Of((3, 0.5), (9, 0.49)));
        Assert.Equal("3401017003", PersonnummerDecoder.Decode([row], Today)[0].Digits);
    }

    /// <summary>A writer's slip: every digit is clear, and the number is not valid. The correction must not look certain.</summary>
    [Fact]
    public void Decode_ClearlyWrittenInvalidNumber_HasLowConfidence()
    {
        var readings = PersonnummerDecoder.Decode([Scores.Row("3401017004", probability: 0.9999)], Today);
        Assert.InRange(readings[0].Confidence, 0, 0.5);
    }

    [Fact]
    public void Decode_DateInTheFuture_IsNotSuggested()
    {
        var readings = PersonnummerDecoder.Decode([Scores.Row("202611250006")], Today);
        Assert.All(readings, reading => Assert.True(Personnummer.IsValid(Parse(reading.Digits), Today)));
    }

    [Fact]
    public void Decode_Alternatives_AreSortedAndSumToAtMostOne()
    {
        var row = Scores.Row("3401017003").With(9, Scores.Of((3, 0.5), (2, 0.45))).With(8, Scores.Of((0, 0.5), (5, 0.45)));
        var readings = PersonnummerDecoder.Decode([row], Today);
        Assert.Equal(readings.OrderByDescending(reading => reading.Confidence), readings);
        Assert.InRange(readings.Sum(reading => reading.Confidence), 0, 1 + 1e-9);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(13)]
    public void Decode_OtherLength_IsEmpty(int length) =>
        Assert.Empty(PersonnummerDecoder.Decode([Scores.Row(new string('1', length))], Today));

    [Fact]
    public void Decode_SameNumberFromTwoCuts_AddsUp()
    {
        var one = PersonnummerDecoder.Decode([Scores.Row("3401017003"), Scores.Row("3401268101", logShape: -1)], Today)[0];
        var two = PersonnummerDecoder.Decode([Scores.Row("3401017003"), Scores.Row("3401017003", logShape: -1)], Today)[0];
        Assert.True(two.Confidence > one.Confidence);
    }

    /// <summary>Against the definition: the best of all valid numbers, found by walking them for two unsure digits.</summary>
    [Fact]
    public void Decode_TwoUnsureDigits_AgreesWithExhaustiveSearch() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Double[0.05, 0.9].Array[20]).Sample((first, second, weights) =>
        {
            var unsure = new[] { first, second }.Distinct().ToArray();
            var row = Scores.Row("3401017003", 0.999999);
            for (var i = 0; i < unsure.Length; i++)
                row = row.With(unsure[i], Spread(weights.AsSpan(i * 10, 10)));
            var expected = Fillings("3401017003", unsure)
                .Where(digits => Personnummer.IsValid(Parse(digits), Today))
                .MaxBy(digits => unsure.Sum(position => row.Digits[position][digits[position] - '0']))!;

            var found = PersonnummerDecoder.Decode([row], Today)[0].Digits;
            Assert.Equal(Score(row, expected), Score(row, found), 9);
        }, iter: 200);

    private static double Score(DigitRow row, string digits) => digits.Select((digit, position) => row.Digits[position][digit - '0']).Sum();

    private static DigitScores Spread(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var logs = new float[10];
        for (var i = 0; i < 10; i++)
            logs[i] = (float)Math.Log(weights[i] / sum);
        return new DigitScores(logs);
    }

    private static IEnumerable<string> Fillings(string digits, int[] positions) =>
        Enumerable.Range(0, (int)Math.Pow(10, positions.Length)).Select(number =>
        {
            var filled = digits.ToCharArray();
            foreach (var position in positions)
            {
                filled[position] = (char)('0' + number % 10);
                number /= 10;
            }

            return new string(filled);
        });

    private static byte[] Parse(string digits) => [.. digits.Select(character => (byte)(character - '0'))];
}
