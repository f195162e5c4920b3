using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

/// <summary>The example in the API description. The number is one that Skatteverket sets aside for tests.</summary>
internal static class MaskTextExamples
{
    public static readonly Request Request = new([new TextToMask("1", "Hej, jag heter Anna Öberg, 19900101-2385.")]) { ConsistencyScope = "case-123" };

    public static readonly MaskingResult Result = new(
        [
            new MaskedText(
                "1",
                "Hej, jag heter [PERSON_1], [PERSONNUMMER_1].",
                [
                    new MaskedEntity("PERSON", 15, 25, 0.999, "person-name", "[PERSON_1]", 15, 25),
                    new MaskedEntity("PERSONNUMMER", 27, 40, 1, "personnummer", "[PERSONNUMMER_1]", 27, 43),
                ]),
        ],
        new ModelVersion("pii-sv", "2.2.0", "5b0eac3308d05d0001e2ab27ac5618dfeb9ad7c63899c654a76f4f43739b24e8"));
}
