using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.Tests.Operators;

public sealed class PseudonymTests
{
    [Fact]
    public void Names_AllMentionsOfAPerson_AreTheSameStandIn()
    {
        var full = Replace("PERSON", "Anna Öberg");
        var (first, last) = (full.Split(' ')[0], full.Split(' ')[1]);
        Assert.Equal(first, Replace("PERSON", "Anna"));
        Assert.Equal(last, Replace("PERSON", "Öberg"));
        Assert.Equal(first + "s", Replace("PERSON", "Annas"));
        Assert.Equal(first.ToLowerInvariant(), Replace("PERSON", "anna"));
        Assert.Equal(full.ToUpperInvariant(), Replace("PERSON", "ANNA ÖBERG"));
        Assert.Equal(full.TrimEnd('s') + "s", Replace("PERSON", "Anna Öbergs"));
        Assert.Equal(full, Replace("PERSON", "Anna O\u0308berg"));
        Assert.Equal(Replace("PERSON", "Kanariefågelsson") + "s", Replace("PERSON", "Kanariefågelssons"));
    }

    [Theory]
    [InlineData("Lars")]
    [InlineData("Lars Nilsson")]
    [InlineData("Anna-Karin af Klint")]
    [InlineData("P-O Ek")]
    [InlineData("K. Öberg")]
    public void Names_Shape_IsKept(string name)
    {
        var standIn = Replace("PERSON", name);
        Assert.Equal(Shape(name), Shape(standIn));
        foreach (var word in name.Split(' ', '-', '.').Where(word => word.Length > 2))
            Assert.DoesNotContain(word, standIn.Split(' ', '-', '.'), StringComparer.OrdinalIgnoreCase);

        static string Shape(string text) => string.Concat(text.Where(character => !char.IsLetter(character)));
    }

    [Theory]
    [InlineData("Anna", "women")]
    [InlineData("Gunhild", "women")]
    [InlineData("Erik", "men")]
    [InlineData("Torsten", "men")]
    public void Names_Sex_IsKept(string name, string list)
    {
        var expected = list == "women" ? Pseudonyms.StandInList.Women : Pseudonyms.StandInList.Men;
        Assert.All(Enumerable.Range(0, 50), scope => Assert.True(expected.IndexOf(Replace("PERSON", name, $"{scope}")) >= 0));
    }

    [Fact]
    public void Names_OfTheLists_ShareNoStandInAndAreNeverTheirOwn()
    {
        foreach (var list in (Pseudonyms.StandInList[])[Pseudonyms.StandInList.Women, Pseudonyms.StandInList.Men])
        {
            var standIns = list.Values.Where(name => TestMasking.Names.Find(name) is var entry && entry.FirstName > entry.LastName).Select(name => (name, StandIn: Replace("PERSON", name))).ToList();
            Assert.Equal(standIns.Count, standIns.Select(pair => pair.StandIn).Distinct().Count());
            Assert.All(standIns, pair => Assert.NotEqual(pair.name, pair.StandIn));
            Assert.True(standIns.Count > 400);
        }
    }

    [Theory]
    [InlineData("19900101-2385", "199001012385", "900101-2385", "9001012385", "1990 01 01 – 2385")]
    [InlineData("070-174 06 90", "+46 70 174 06 90", "0046701740690", "0701740690")]
    [InlineData("SE35 5000 0000 0549 1000 0003", "SE3550000000054910000003")]
    [InlineData("anna@post.example", "ANNA@POST.EXAMPLE")]
    public void Values_EverySpelling_HasTheSameStandIn(params string[] spellings)
    {
        var type = spellings[0].Contains('@', StringComparison.Ordinal) ? "EMAIL" : spellings[0].StartsWith("SE", StringComparison.Ordinal) ? "BANK_ACCOUNT" : spellings[0][0] == '1' ? "PERSONNUMMER" : "PHONE";
        var standIns = spellings.Select(spelling => Replace(type, spelling)).ToList();
        var digits = standIns.Select(standIn => type == "EMAIL" ? standIn : Pseudonyms.NormalForm.Digits(standIn)[^8..]).Distinct();
        Assert.Single(digits);
        if (type != "EMAIL")
            Assert.All(spellings.Zip(standIns), pair => Assert.Equal(Layout(pair.First), Layout(pair.Second)));
    }

    [Fact]
    public void Phone_LocalNumberThatBeginsLikeTheCountryCode_IsNoOtherNumber() =>
        Assert.NotEqual(Pseudonyms.NormalForm.Of(PiiEntityType.Phone, "461234"), Pseudonyms.NormalForm.Of(PiiEntityType.Phone, "4601234"));

    [Theory]
    [InlineData("19900101-2385")]
    [InlineData("900101-2385")]
    [InlineData("180101+9288")]
    [InlineData("19121212-1212")]
    [InlineData("900161-2384")]
    [InlineData("190001 0198 02")]
    public void Personnummer_StandIn_IsATestNumberOfTheSameSex(string number)
    {
        foreach (var scope in Enumerable.Range(0, 100))
        {
            var digits = Pseudonyms.NormalForm.Digits(Replace("PERSONNUMMER", number, $"{scope}"));
            Assert.Contains(Pseudonyms.StandInList.TestNumbers.Values, test => test.EndsWith(digits, StringComparison.Ordinal));
            if (Personnummer.TryParse(Pseudonyms.NormalForm.Digits(number), number.Contains('+', StringComparison.Ordinal), new DateOnly(2026, 1, 1), out var read))
                Assert.Equal((read.Digits[10] - '0') % 2, (digits[^2] - '0') % 2);
        }
    }

    [Theory]
    [InlineData("BANK_ACCOUNT", "8214-9, 33 041 882-6")]
    [InlineData("BANK_ACCOUNT", "SE35 5000 0000 0549 1000 0003")]
    [InlineData("BANK_ACCOUNT", "4111 1111 1111 1111")]
    [InlineData("BANK_ACCOUNT", "5050-1055")]
    [InlineData("ORGANISATION_NUMBER", "556703-7485")]
    [InlineData("VEHICLE_PLATE", "ABC 12D")]
    [InlineData("CASE_NUMBER", "VER 2024-01234")]
    [InlineData("IP_ADDRESS", "10.1.2.3")]
    [InlineData("IP_ADDRESS", "fe80::1")]
    [InlineData("URL_WITH_IDENTITY", "https://social.example/anna.oberg")]
    [InlineData("ADDRESS", "Storgatan 5, 123 45 Lund")]
    [InlineData("DATE_OF_BIRTH", "1948-05-03")]
    [InlineData("DATE_OF_BIRTH", "3 maj 1948")]
    [InlineData("SENSITIVE", "cancer")]
    [InlineData("DENIED", "Norrsken")]
    public void Values_EveryType_HasAStandInOfItsOwnScope(string type, string value)
    {
        var here = Replace(type, value, "a");
        Assert.Equal(here, Replace(type, value, "a"));
        Assert.DoesNotContain(value, here, StringComparison.OrdinalIgnoreCase);
        Assert.True(Enumerable.Range(0, 20).Select(scope => Replace(type, value, $"{scope}")).Distinct().Count() > 5);
    }

    [Theory]
    [InlineData("SE35 5000 0000 0549 1000 0003", "000")]
    [InlineData("DE89 3704 0044 0532 0130 00", "000")]
    public void BankAccount_Iban_IsValidAndOfNoBank(string iban, string bank)
    {
        var standIn = Replace("BANK_ACCOUNT", iban).Replace(" ", "", StringComparison.Ordinal);
        Assert.True(Iban.HasValidCheckDigits(standIn));
        Assert.Equal(bank, standIn[4..7]);
    }

    [Fact]
    public void OrganisationNumber_StandIn_IsOfAGroupThatIsNotUsed()
    {
        var standIn = Pseudonyms.NormalForm.Digits(Replace("ORGANISATION_NUMBER", "556703-7485"));
        Assert.True(Luhn.IsValid(standIn));
        Assert.Equal('4', standIn[0]);
    }

    [Fact]
    public void DatesOfBirth_OfAScope_KeepTheTimeBetweenThem()
    {
        var first = DateOnly.Parse(Replace("DATE_OF_BIRTH", "1948-05-03"), System.Globalization.CultureInfo.InvariantCulture);
        var second = DateOnly.Parse(Replace("DATE_OF_BIRTH", "1948-05-13"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(10, second.DayNumber - first.DayNumber);
        Assert.NotEqual(new DateOnly(1948, 5, 3), first);
    }

    [Fact]
    public void StandIns_OfAnotherCaller_AreOthers()
    {
        var names = Enumerable.Range(0, 20).Select(number => $"Anna Öberg{number}").ToList();
        Assert.NotEqual(names.Select(name => Replace("PERSON", name)), names.Select(name => Replace("PERSON", name, caller: "another")));
    }

    internal static string Replace(string type, string value, string? scope = "case", string name = "pseudonym", string caller = "tests")
    {
        Assert.True(PiiEntityTypes.TryParse(type, out var entityType));
        using var operators = TestMasking.Operators.Begin(caller, scope);
        return operators[name].Replace(entityType, value, new TagNumbers([]));
    }

    private static string Layout(string text) => string.Concat(text.Select(character => char.IsAsciiDigit(character) ? '0' : character));
}
