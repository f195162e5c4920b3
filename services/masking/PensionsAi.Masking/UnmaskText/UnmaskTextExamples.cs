using PensionsAi.Masking.Contracts;
using Request = PensionsAi.Masking.Contracts.UnmaskText;

namespace PensionsAi.Masking.UnmaskText;

/// <summary>The example in the API description. Its value was encrypted with a key that nobody has kept.</summary>
internal static class UnmaskTextExamples
{
    public static readonly Request Request = new(
        [new TextToUnmask("1", "Hej, jag heter [PERSON:AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE].")]);

    public static readonly UnmaskingResult Result = new([new UnmaskedText("1", "Hej, jag heter Anna Öberg.", 1, 0)]);
}
