namespace PensionsAi.StripComposer;

/// <summary>The numbers that Skatteverket keeps for tests and never gives to anybody.</summary>
public static class TestPersonnummer
{
    /// <summary>All at hand, twelve digits each, in a fixed order.</summary>
    public static IReadOnlyList<string> Load(string dataFolder) =>
        [.. File.ReadLines(Path.Combine(dataFolder, "pii", "personnummer-vectors", "testpersonnummer.txt"))
            .Select(line => line.Trim())
            .Where(line => line.Length == 12)];

    /// <summary>One of them as it is written on forms: ten digits with or without hyphen, seldom twelve.</summary>
    public static string Write(string number, Random random) => random.Next(4) switch
    {
        0 => number[2..],
        1 => number[..8] + "-" + number[8..],
        _ => number[2..8] + "-" + number[8..],
    };
}
