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
        new ModelVersion("pii-sv", "2.1.0", "92c7707d6b7a5e920a396fd7aeffa3af0c8f2f156275969e74ade8c2e0c0b3f7"));
}
