using PensionsAi.Classification.Tests.Model.Sentences;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>
/// Two kinds of thing, each text about one that no other text names: their letters tell nothing, and an encoder that knows words of one kind
/// by one vector tells all.
/// </summary>
internal static class Synonyms
{
    public const string Animal = "DJUR";
    public const string Tool = "VERKTYG";

    private const int Taught = 18;

    private static readonly string[] Animals =
    [
        "hund", "katt", "häst", "ko", "gris", "får", "get", "höna", "tupp", "anka", "gås", "svan",
        "räv", "varg", "björn", "älg", "rådjur", "hare", "igelkott", "ekorre", "grävling", "bäver", "utter", "lodjur",
    ];

    private static readonly string[] Tools =
    [
        "hammare", "såg", "spik", "skruv", "borr", "tång", "kniv", "yxa", "fil", "hyvel", "mejsel", "skiftnyckel",
        "pensel", "spade", "kratta", "skottkärra", "stege", "vattenpass", "måttband", "slägga", "kofot", "limpistol", "sandpapper", "lödkolv",
    ];

    /// <summary>Texts that are taught.</summary>
    public static LabelledText[] Training { get; } = [.. Texts(Animals[..Taught], Animal), .. Texts(Tools[..Taught], Tool)];

    /// <summary>Texts with words that are not.</summary>
    public static LabelledText[] Unseen { get; } = [.. Texts(Animals[Taught..], Animal), .. Texts(Tools[Taught..], Tool)];

    /// <summary>The files of an encoder.</summary>
    /// <param name="animal">Vector of each animal.</param>
    /// <param name="tool">Vector of each tool.</param>
    public static Dictionary<string, byte[]> Encoder(float[] animal, float[] tool) =>
        TinyEncoder.Files([.. Animals.Select(word => (word, animal)), .. Tools.Select(word => (word, tool))]);

    private static IEnumerable<LabelledText> Texts(string[] words, string label) => words.Select(word => new LabelledText($"Frågan gäller {word}", [label]));
}
