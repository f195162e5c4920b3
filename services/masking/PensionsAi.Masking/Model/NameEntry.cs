namespace PensionsAi.Masking.Model;

/// <summary>
/// What the table knows of a word, in 25 bits: 4 for the bearers of it as a first name, 4 as a last name (rounded-down
/// base-2 logarithm plus 1; 0 for none), 2 for how often it is an ordinary word, 3 for how often it has a capital within a
/// sentence, 1 for a place, 2 for the sex of its bearers, 9 for the words that it is used like.
/// </summary>
/// <param name="Bits">The bits, first-name bearers lowest.</param>
internal readonly record struct NameEntry(uint Bits)
{
    private const int LargestLevel = 15;

    /// <summary>Bearers as a first name: 0 none, else 1 + log2 of their number, at most 15 (16,384 or more).</summary>
    public int FirstName => (int)(Bits & 0xF);

    /// <summary>Bearers as a last name, on the same scale.</summary>
    public int LastName => (int)((Bits >> 4) & 0xF);

    /// <summary>Use as an ordinary word in small letters: 0 none, 1 rare, 2 common, 3 very common.</summary>
    public int WordUse => (int)((Bits >> 8) & 0x3);

    /// <summary>Share of its uses within a sentence that have a capital.</summary>
    public CapitalShare Capitals => (CapitalShare)((Bits >> 10) & 0x7);

    /// <summary>Whether it is a locality, municipality, county or country.</summary>
    public bool IsPlace => (Bits & 0x2000) != 0;

    /// <summary>Whether women bear it as a first name.</summary>
    public bool IsFemale => (Bits & 0x4000) != 0;

    /// <summary>Whether men bear it as a first name.</summary>
    public bool IsMale => (Bits & 0x8000) != 0;

    /// <summary>Which of 500 groups of words it belongs to by the company it keeps, from 1; 0 for none.</summary>
    public int Cluster => (int)((Bits >> 16) & 0x1FF);

    /// <summary>Whether anyone bears it.</summary>
    public bool IsName => (Bits & 0xFF) != 0;

    /// <summary>Whether it is read as a word rather than as a name.</summary>
    public bool IsMostlyWord => WordUse > 0 && Capitals is CapitalShare.Unknown or CapitalShare.Never or CapitalShare.Seldom;

    /// <summary>The entry with these values.</summary>
    public static NameEntry Create(long firstNameBearers, long lastNameBearers, int wordUse, CapitalShare capitals, bool isPlace, bool isFemale, bool isMale, int cluster = 0) =>
        new((uint)(Level(firstNameBearers)
            | (Level(lastNameBearers) << 4)
            | (Math.Clamp(wordUse, 0, 3) << 8)
            | ((int)capitals << 10)
            | (isPlace ? 0x2000 : 0)
            | (isFemale ? 0x4000 : 0)
            | (isMale ? 0x8000 : 0)
            | (cluster << 16)));

    private static int Level(long bearers) => bearers <= 0 ? 0 : Math.Min(LargestLevel, 1 + (int)Math.Log2(bearers));
}
