using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Tests.Templates;

public sealed class FormTemplateCheckTests
{
    private static readonly FormTemplate Valid = TestTemplates.EveryType;

    /// <summary>What the API's description shows is a form.</summary>
    [Fact]
    public void Check_ExampleOfTheDescription_FindsNothing() => Assert.Null(FormTemplateCheck.Check(TemplateExamples.Template));

    public static TheoryData<string> OwnIds => [.. FormTemplates.LoadOwn().Select(template => template.Id)];

    [Theory]
    [MemberData(nameof(OwnIds))]
    public void Check_OwnTemplates_AreValid(string id) =>
        Assert.Null(FormTemplateCheck.Check(FormTemplates.LoadOwn().Single(template => template.Id == id)));

    [Fact]
    public void Check_EveryType_IsValid() => Assert.Null(FormTemplateCheck.Check(Valid));

    [Fact]
    public void Json_RoundTrip_KeepsEverything()
    {
        var json = JsonSerializer.Serialize(Valid, JsonConventions.Options);
        var again = JsonSerializer.Deserialize<FormTemplate>(json, JsonConventions.Options);
        Assert.Equal(json, JsonSerializer.Serialize(again, JsonConventions.Options));
    }

    public static TheoryData<string, Func<FormTemplate, FormTemplate>> Faults => new()
    {
        { "id", template => template with { Id = "Premie" } },
        { "id", template => template with { Id = "a-" } },
        { "version", template => template with { Version = "01" } },
        { "version", template => template with { Version = "1.2" } },
        { "title", template => template with { Title = "" } },
        { "title", template => template with { Title = "\u4E2D" } },
        { "pages", template => template with { Pages = [] } },
        { "fields", template => template with { Fields = [] } },
        { "pages[0].width", template => template with { Pages = [template.Pages[0] with { Width = 50 }] } },
        { "pages[0].height", template => template with { Pages = [template.Pages[0] with { Height = double.NaN }] } },
        { "pages[0].texts[0].size", template => template with { Pages = [template.Pages[0] with { Texts = [new TemplateText("a", 10, 40, 72)] }] } },
        { "pages[0].texts[0].y", template => template with { Pages = [template.Pages[0] with { Texts = [new TemplateText("a", 10, 400, 9)] }] } },
        { "policy.markThreshold", template => template with { Policy = new FormPolicy(MarkThreshold: 1.5) } },
        { "policy.acceptanceThreshold", template => template with { Policy = new FormPolicy(AcceptanceThreshold: double.NaN) } },
        { "policy.noCheckDigitThreshold", template => template with { Policy = new FormPolicy(NoCheckDigitThreshold: -0.1) } },
        { "policy.acceptanceThreshold", template => template with { Policy = new FormPolicy(AcceptanceRule.ConstrainedReading) } },
        { "fields[0].name", Field(0, old => old with { Name = "A b" }) },
        { "fields[1].name", Field(1, old => old with { Name = "personnummer" }) },
        { "fields[0].page", Field(0, old => old with { Page = 2 }) },
        { "fields[0].box", Field(0, old => old with { Box = old.Box with { X = 5, Y = 5 } }) },
        { "fields[0].box", Field(0, old => old with { Box = old.Box with { X = 150 } }) },
        { "fields[1].box", Field(1, old => old with { Box = TestTemplates.EveryType.Fields[0].Box }) },
        { "fields[0].cells", Field(0, old => old with { Cells = [.. old.Cells!.Take(11)] }) },
        { "fields[0].cells[11]", Field(0, old => old with { Cells = [.. old.Cells!.Take(11), new MillimetreBox(130, 50, 6, 8)] }) },
        { "fields[0].cells[1]", Field(0, old => old with { Cells = [.. old.Cells!.Reverse()] }) },
        { "fields[0].rules.length", Field(0, old => old with { Rules = new FieldRules(Length: 10) }) },
        { "fields[0].rules.latest", Field(0, old => old with { Rules = new FieldRules(Earliest: new DateOnly(2000, 1, 1), Latest: new DateOnly(1999, 1, 1)) }) },
        { "fields[0].rules.latest", Field(0, old => old with { Rules = new FieldRules(Latest: DateOnly.MaxValue) }) },
        { "fields[2].rules.earliest", Field(2, old => old with { Rules = new FieldRules(Precision: DatePrecision.Month, Earliest: DateOnly.MinValue) }) },
        { "fields[0].rules.notAfterToday", Field(0, old => old with { Rules = new FieldRules(NotAfterToday: true) }) },
        { "pages[0]", template => template with { Pages = [null!] } },
        { "pages[0].texts[0]", template => template with { Pages = [template.Pages[0] with { Texts = [null!] }] } },
        { "fields[1]", template => template with { Fields = [template.Fields[0], null!] } },
        { "fields[0].cells[1]", Field(0, old => old with { Cells = [old.Cells![0], null!] }) },
        { "fields[5].options[0]", Field(5, old => old with { Options = [null!] }) },
        { "fields[2].cells", Field(2, old => old with { Rules = new FieldRules(Precision: DatePrecision.Day) }) },
        { "fields[3].rules.maximum", Field(3, old => old with { Rules = new FieldRules(Minimum: 5, Maximum: 4) }) },
        { "fields[4].box", Field(4, old => old with { Box = old.Box with { Width = 30 } }) },
        { "fields[4].cells", Field(4, old => old with { Cells = [old.Box] }) },
        { "fields[5].options", Field(5, old => old with { Options = [old.Options![0]] }) },
        { "fields[5].options[1].value", Field(5, old => old with { Options = [old.Options![0], old.Options[1] with { Value = old.Options[0].Value }] }) },
        { "fields[5].options[1].box", Field(5, old => old with { Options = [old.Options![0], old.Options[1] with { Box = old.Options[0].Box }] }) },
        { "fields[6].options", Field(6, old => old with { Options = TestTemplates.EveryType.Fields[5].Options }) },
        { "fields[4].box", Field(4, old => old with { Box = old.Box with { Width = 3, Height = 3 } }) },
        { "fields[5].options[0].box", Field(5, old => old with { Options = [old.Options![0] with { Box = new MillimetreBox(20, 138, 3, 3) }, old.Options[1]] }) },
        { "fields[3].cells", Field(3, old => old with { Cells = [.. old.Cells!.Take(2)], Rules = new FieldRules(Minimum: 100) }) },
        { "fields[0].rules.sameAs", Field(0, old => old with { Rules = new FieldRules(SameAs: "personnummer") }) },
        { "fields[0].rules.sameAs", Field(0, old => old with { Rules = new FieldRules(SameAs: "month") }) },
        { "fields[5].rules.sameAs", Field(5, old => old with { Rules = new FieldRules(SameAs: "colour") }) },
        { "fields[1].label", Field(1, old => old with { Label = "A\u0308rende" }) },
        { "fields[1].label", Field(1, old => old with { Label = " \u00A0" }) },
        { "fields[1].label", Field(1, old => old with { Label = "\u0085" }) },
        { "pages[0].texts[0]", Text("Ansökan", 15, 20, 20) },
        { "pages[0].texts[0]", Text("En rad som är alldeles för lång för sidan", 100, 40, 16) },
        { "pages[0].texts[0]", Text("X", 20, 142, 9) },
        { "fields[4].label", Field(4, old => old with { Box = old.Box with { X = 180 } }) },
        { "fields[5].options[0].label", Field(5, old => old with { Options = [old.Options![0] with { Label = "Röd som ett riktigt moget äpple" }, old.Options[1]] }) },
        { "fields[7].required", Field(7, old => old with { Required = true }) },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Check_Fault_IsNamedByItsPath(string path, Func<FormTemplate, FormTemplate> change)
    {
        var problem = FormTemplateCheck.Check(change(Valid));
        Assert.NotNull(problem);
        Assert.Equal(400, problem.Status);
        Assert.Contains(path, problem.Errors!.Keys);
    }

    [Fact]
    public void Check_SeveralFaults_AreAllNamed()
    {
        var template = Field(7, old => old with { Required = true })(Valid with { Id = "X", Version = "0" });
        Assert.Equal(["fields[7].required", "id", "version"], FormTemplateCheck.Check(template)!.Errors!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_PrintOfSeveralPages_IsNamedOnAll()
    {
        var page = Valid.Pages[0] with { Texts = [new TemplateText("Ansökan", 15, 20, 20)] };
        Assert.Equal(["pages[0].texts[0]", "pages[1].texts[0]"], FormTemplateCheck.Check(Valid with { Pages = [page, page] })!.Errors!.Keys);
    }

    [Fact]
    public void Check_SignsOfSwedishPrint_AreValid() =>
        Assert.Null(FormTemplateCheck.Check(Field(1, old => old with { Label = "”Ärende” – €…" })(Valid)));

    [Fact]
    public void Check_AnotherIdThanInThePath_IsNamedBesideTheOthers() =>
        Assert.Equal(["id", "version"], FormTemplateCheck.Check(Valid with { Version = "0" }, "another-form")!.Errors!.Keys.Order(StringComparer.Ordinal));

    private static Func<FormTemplate, FormTemplate> Text(string text, double x, double y, double size) =>
        template => template with { Pages = [template.Pages[0] with { Texts = [new TemplateText(text, x, y, size)] }] };

    private static Func<FormTemplate, FormTemplate> Field(int index, Func<TemplateField, TemplateField> change) =>
        template => template with { Fields = [.. template.Fields.Select((field, i) => i == index ? change(field) : field)] };
}
