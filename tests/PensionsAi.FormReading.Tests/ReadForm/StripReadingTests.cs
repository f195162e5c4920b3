using System.Globalization;
using System.Net.Http.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>
/// Rows composed of the digits of MNIST's test writers, whom the network has never seen, saying official test numbers, read over HTTP. The
/// number of rows is 500 unless <c>PENSIONSAI_STRIPS</c> says otherwise; the figures are printed.
/// </summary>
public sealed class StripReadingTests(FormReadingHost host, ITestOutputHelper output)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static readonly int StripCount =
        int.TryParse(Environment.GetEnvironmentVariable("PENSIONSAI_STRIPS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 500;

    [Fact]
    public async Task Read_UnseenWriters_ConstrainedReadingIsRightInNinetyNinePercent()
    {
        var tally = await ReadAsync(seed: 1934, StripStyle.Vary, text => text);
        output.WriteLine(tally.Describe("varied rows"));
        Assert.InRange(tally.RightShare, 0.99, 1);
        Assert.InRange(tally.WronglyAcceptedShare, 0, 0.001);
        Assert.InRange(tally.AcceptedShare, 0.85, 1);
    }

    [Fact]
    public async Task Read_CrowdedRows_MostAreRightAndAcceptedOnesAreSafe()
    {
        var tally = await ReadAsync(seed: 51, random => StripStyle.Vary(random) with { MinGap = -0.06, MaxGap = 0.15 }, text => text);
        output.WriteLine(tally.Describe("crowded rows, digits touch"));
        Assert.InRange(tally.RightShare, 0.85, 1);
        Assert.InRange(tally.WronglyAcceptedShare, 0, 0.003);
    }

    /// <summary>One digit written wrong, so that the number breaks a rule: what was meant cannot be known, and only a misreading makes it valid.</summary>
    [Fact]
    public async Task Read_MiswrittenNumbers_AreNotAccepted()
    {
        var random = new Random(17);
        var tally = await ReadAsync(seed: 16, StripStyle.Vary, text => Miswrite(text, random));
        output.WriteLine(tally.Describe("miswritten rows"));
        Assert.InRange(tally.AcceptedShare, 0, 0.004);
    }

    private async Task<Tally> ReadAsync(int seed, Func<Random, StripStyle> style, Func<string, string> write)
    {
        var writer = new StripWriter(TestPictures.Digits);
        var numbers = TestPersonnummer.Load(MnistDigits.DataFolder!);
        var random = new Random(seed);
        var tally = new Tally();
        for (var i = 0; i < StripCount; i++)
        {
            var text = TestPersonnummer.Write(numbers[random.Next(numbers.Count)], random);
            var png = writer.Compose(write(text), style(random), random);
            using var response = await host.PostAsync("?template=field:personnummer", png);
            var reading = await response.EnsureSuccessStatusCode().Content
                .ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken);
            tally.Add(text, reading!.Fields[0]);
        }

        return tally;
    }

    /// <summary>Changes a digit. 1955 made 1855 would leave a valid number, for the century is no part of the check: those are drawn again.</summary>
    private static string Miswrite(string text, Random random)
    {
        while (true)
        {
            var characters = text.ToCharArray();
            var position = random.Next(characters.Length);
            if (!char.IsAsciiDigit(characters[position]))
                continue;
            characters[position] = (char)('0' + (characters[position] - '0' + random.Next(1, 10)) % 10);
            byte[] digits = [.. characters.Where(char.IsAsciiDigit).Select(character => (byte)(character - '0'))];
            if (!Personnummer.IsValid(digits, Today))
                return new string(characters);
        }
    }

    private sealed class Tally
    {
        private int _rows;
        private int _right;
        private int _plainValid;
        private int _accepted;
        private int _wronglyAccepted;

        public double RightShare => (double)_right / _rows;

        public double AcceptedShare => (double)_accepted / _rows;

        public double WronglyAcceptedShare => (double)_wronglyAccepted / _rows;

        public void Add(string text, FieldReading field)
        {
            var isRight = Digits(field.Suggestion?.GetValue<string>()) == Digits(text);
            _rows++;
            _right += isRight ? 1 : 0;
            _plainValid += field.Checks.Count == 2 ? 1 : 0;
            _accepted += field.Accepted ? 1 : 0;
            _wronglyAccepted += field.Accepted && !isRight ? 1 : 0;
        }

        public string Describe(string what) => string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {_rows} rows, suggestion right {RightShare:P2}, plain reading valid {(double)_plainValid / _rows:P2}, accepted {AcceptedShare:P2}, accepted and wrong {_wronglyAccepted} ({WronglyAcceptedShare:P2})");

        private static string Digits(string? text) => new([.. (text ?? string.Empty).Where(char.IsAsciiDigit)]);
    }
}
