using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Model;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>The examples of the API description. The number is one that Skatteverket keeps for tests.</summary>
internal static class ReadFormExamples
{
    private const string TestNumber = "340101-7003";

    public static Contracts.FormReading Reading { get; } = new(
        "field:personnummer",
        Templates.FieldTemplate.Version,
        File: null,
        Pages: 1,
        FormDecision.Accepted,
        ReviewId: null,
        [
            new FieldReading(
                "personnummer",
                FieldType.Personnummer,
                JsonValue.Create(TestNumber),
                JsonValue.Create(TestNumber),
                Confidence: 0.998,
                Accepted: true,
                Page: 1,
                new BoundingBox(18, 14, 902, 88),
                ["date-valid", "checksum-valid"],
                [new AlternativeReading("340126-8101", 0.001)],
                PlainConfidence: 0.991),
        ],
        new ModelVersion(DigitNetwork.Name, "1.0.0", "4f1d3a0c5b7e92864f1d3a0c5b7e92864f1d3a0c5b7e92864f1d3a0c5b7e9286"));
}
