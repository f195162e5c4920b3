using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Templates;

namespace PensionsAi.FormReading.Tests;

/// <summary>Templates that several tests need.</summary>
internal static class TestTemplates
{
    /// <summary>The form that the program brings.</summary>
    public static FormTemplate Pension { get; } = FormTemplates.LoadOwn().Single(template => template.Id == "premiepension-70plus");

    /// <summary>One field of every type, personnummer and amount in both styles, on a page that is no A4.</summary>
    public static FormTemplate EveryType { get; } = new(
        "every-type",
        "7",
        "Alla sorters fält",
        [new TemplatePage(190, 240, [new TemplateText("Alla sorters fält", 53, 18, 16, IsBold: true)])],
        [
            new TemplateField("personnummer", FieldType.Personnummer, "Personnummer", 1, new MillimetreBox(18, 44, 100, 14), Cells(20, 46, 12), Required: true),
            new TemplateField("number", FieldType.Digits, "Ärende", 1, new MillimetreBox(18, 64, 60, 14), Cells(20, 66, 5), Rules: new FieldRules(Length: 5)),
            new TemplateField("month", FieldType.Date, "Månad", 1, new MillimetreBox(18, 84, 60, 14), Cells(20, 86, 6), Rules: new FieldRules(Precision: DatePrecision.Month)),
            new TemplateField("amount", FieldType.Amount, "Belopp", 1, new MillimetreBox(18, 104, 70, 14), Cells(20, 106, 7), Rules: new FieldRules(Minimum: 1, Maximum: 900_000)),
            new TemplateField("agrees", FieldType.Checkbox, "Jag intygar", 1, new MillimetreBox(18, 124, 5, 5), Required: true),
            new TemplateField(
                "colour",
                FieldType.Choice,
                "Färg",
                1,
                new MillimetreBox(18, 136, 150, 9),
                Options: [new ChoiceOption("red", "Röd", new MillimetreBox(20, 138, 5, 5)), new ChoiceOption("blue", "Blå", new MillimetreBox(60, 138, 5, 5))]),
            new TemplateField("signature", FieldType.Signature, "Namnteckning", 1, new MillimetreBox(18, 152, 90, 20), Required: true),
            new TemplateField("address", FieldType.Image, "Adress", 1, new MillimetreBox(18, 178, 150, 12)),
            new TemplateField("partner", FieldType.Personnummer, "Makes personnummer", 1, new MillimetreBox(18, 196, 100, 12)),
        ],
        // What is written is one steady hand's, and what is read of it is tested, not how sure the service must be by itself.
        new FormPolicy(NoCheckDigitThreshold: 0.95));

    private static MillimetreBox[] Cells(double x, double y, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MillimetreBox(x + i * 8, y, 7, 9))];
}
