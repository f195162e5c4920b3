using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Templates;

/// <summary>The examples of the API description.</summary>
internal static class TemplateExamples
{
    public static FormTemplate Template { get; } = new(
        "address-change",
        "1",
        "Ändrad adress",
        [new TemplatePage(210, 297, [new TemplateText("Ändrad adress", 53, 18.5, 17, IsBold: true)])],
        [
            new TemplateField(
                "personnummer", FieldType.Personnummer, "Personnummer", 1, new MillimetreBox(20, 46, 120, 14), Required: true),
            new TemplateField("address", FieldType.Image, "Ny adress", 1, new MillimetreBox(20, 70, 170, 20)),
            new TemplateField("signature", FieldType.Signature, "Namnteckning", 1, new MillimetreBox(20, 100, 110, 24), Required: true),
        ],
        new FormPolicy());

    public static FormTemplateSummary Summary { get; } = new("premiepension-70plus", "Ansökan om premiepension", "1", ["1"], 1, 8);
}
