namespace PensionsAi.RandomSpeechModel;

/// <summary>How the matrices of a model's file are stored; vectors are always 32-bit numbers.</summary>
public enum StoredAs
{
    F32 = 0,
    F16 = 1,
    Q5_0 = 6,
    Q8_0 = 8,
}
