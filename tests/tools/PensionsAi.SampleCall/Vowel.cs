namespace PensionsAi.SampleCall;

/// <summary>Centre frequencies of a vowel's first three formants in hertz, rounded values of Swedish long vowels.</summary>
internal readonly record struct Vowel(double F1, double F2, double F3)
{
    public static readonly Vowel A = new(650, 1_050, 2_500);
    public static readonly Vowel E = new(380, 2_100, 2_700);
    public static readonly Vowel I = new(280, 2_150, 3_000);
    public static readonly Vowel O = new(400, 750, 2_400);
    public static readonly Vowel U = new(320, 1_600, 2_300);
    public static readonly Vowel Ö = new(450, 1_500, 2_350);
}
