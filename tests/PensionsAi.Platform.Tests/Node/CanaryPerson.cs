using System.Globalization;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>An invented person whose name nobody has, with a number that Skatteverket sets aside for tests.</summary>
/// <param name="FirstName">A first name that people have.</param>
/// <param name="LastName">A last name that nobody has.</param>
/// <param name="Number">Twelve digits.</param>
internal sealed record CanaryPerson(string FirstName, string LastName, string Number)
{
    private static readonly string[] FirstNames = ["Anna", "Erik", "Karin", "Lars", "Eva", "Johan"];

    public string Email => $"{LastName.ToLowerInvariant()}@post.example";

    public string Spelled => $"{Number[..8]}-{Number[8..]}";

    public string Text => $"Hej, jag heter {FirstName} {LastName}, {Spelled}, skriv till {Email}.";

    /// <summary>What must be found nowhere.</summary>
    public IEnumerable<string> Marks => [LastName, Number, Spelled, Spelled[2..], Email];

    public static IReadOnlyList<CanaryPerson> Create(int count)
    {
        var numbers = File.ReadLines(Path.Combine(Build.Repository, "services/masking/PensionsAi.Masking/Pseudonyms/StandIns/test-numbers.txt"))
            .Where(number => number[0] == '1' && int.Parse(number.AsSpan(6, 2), CultureInfo.InvariantCulture) <= 31)
            .ToList();
        return
        [
            .. Enumerable.Range(0, count).Select(index => new CanaryPerson(
                FirstNames[index % FirstNames.Length], "Kanarie" + Letters(index) + "berg", numbers[index * numbers.Count / count])),
        ];
    }

    // 0: babab; 1: dabab. No name is a part of another.
    private static string Letters(int number)
    {
        const string Consonants = "bdfgklmnprst";
        return string.Concat(Enumerable.Range(0, 3).Select(place => $"{Consonants[number / (int)Math.Pow(Consonants.Length, place) % Consonants.Length]}a"));
    }
}
