using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>Sheets that were read, put together to forms: which belong together, nothing but their order tells.</summary>
public sealed class FormAssemblerTests
{
    private const string First = "340101-7003";
    private const string Second = "240101+7005";

    private static readonly FormTemplate TwoSheets = new(
        "two-sheets",
        "1",
        "Två blad",
        [new TemplatePage(210, 297, []), new TemplatePage(210, 297, [])],
        [
            new TemplateField("personnummer", FieldType.Personnummer, "Personnummer", 1, new MillimetreBox(20, 50, 100, 12), Required: true),
            new TemplateField("again", FieldType.Personnummer, "Personnummer", 2, new MillimetreBox(20, 50, 100, 12), Required: true, Rules: new FieldRules(SameAs: "personnummer")),
            new TemplateField("amount", FieldType.Amount, "Belopp", 2, new MillimetreBox(20, 70, 100, 12)),
            new TemplateField("name", FieldType.Image, "Namn", 2, new MillimetreBox(20, 90, 100, 12)),
        ],
        new FormPolicy());

    private static readonly GreyPicture Sheet = new([255], 1, 1, Scale: 1);

    private readonly FormAssembler _assembler = new(new ModelVersion("digits", "1", "0"));
    private readonly List<ReadOutcome> _outcomes = [];
    private int _sheets;

    [Fact]
    public void Add_SheetsOfOneForm_AreAcceptedAndToldWhereTheyWere()
    {
        Add(1, First, "a.jpg");
        Add(2, First, "b.jpg");
        var form = Assert.Single(Forms());
        Assert.Equal((FormDecision.Accepted, 2, "a.jpg"), (form.Decision, form.Pages, form.File));
        Assert.Equal([new FormSheet("a.jpg", 1), new FormSheet("b.jpg", 2)], form.Sheets);
    }

    /// <summary>The first sheets of two persons, then the second ones: the second person's first sheet is not the first person's.</summary>
    [Fact]
    public void Add_AfterALostSheet_FormsOfSeveralSheetsAreForAPerson()
    {
        Add(1, First);
        Add(1, Second);
        Add(2, Second);
        Add(2, First);
        Add(1, First);
        Add(2, First);
        Assert.All(Forms(), form => Assert.Equal(FormDecision.Review, form.Decision));
        Assert.Equal(2, Forms().Count);
        Assert.All(Forms().SelectMany(form => form.Fields), field => Assert.Equal((false, null, "sheets-unsure"), (field.Accepted, field.Value, field.Checks[^1])));
        Assert.Equal(Second, Forms()[0].Fields[0].Suggestion!.ToString());
        Assert.Equal(2, _outcomes.Count(outcome => outcome.Problem == PageProblems.PagesMissing));
    }

    /// <summary>The sheet before was another's, or the page between was its second: nobody knows.</summary>
    [Fact]
    public void Add_PageThatCannotBeReadBetween_LosesTheForm()
    {
        Add(1, First);
        AddUnread();
        Add(2, First);
        Assert.Empty(Forms());
        Assert.Equal([PageProblems.PagesMissing, PageProblems.NotRecognised, PageProblems.PagesMissing], _outcomes.Select(outcome => outcome.Problem));
    }

    [Theory]
    [InlineData("19240101-7005", FormDecision.Accepted)]
    [InlineData("240101-7005", FormDecision.Accepted)]
    [InlineData("340101-7003", FormDecision.Review)]
    public void Add_SheetThatRepeatsTheNumberInAnotherWay_IsTheSamePersons(string again, FormDecision decision)
    {
        Add(1, Second);
        Add(2, again);
        Assert.Equal(decision, Assert.Single(Forms()).Decision);
    }

    [Fact]
    public void Add_SheetThatRepeatsAnotherNumber_IsForAPerson()
    {
        Add(1, First);
        Add(2, Second);
        var form = Assert.Single(Forms());
        Assert.Equal(FormDecision.Review, form.Decision);
        Assert.Equal([false, false], form.Fields.Take(2).Select(field => field.Accepted));
        Assert.All(form.Fields.Take(2), field => Assert.Contains("differs", field.Checks));
    }

    [Fact]
    public void Add_SomethingUnsureWhereNothingHasToBe_IsForAPerson()
    {
        Add(1, First);
        Add(2, First, amount: "2500");
        Assert.Equal(FormDecision.Review, Assert.Single(Forms()).Decision);
    }

    private List<Contracts.FormReading> Forms() => [.. _outcomes.Select(outcome => outcome.Form?.Reading).OfType<Contracts.FormReading>()];

    private void Add(int number, string personnummer, string? file = null, string? amount = null)
    {
        var fields = TwoSheets.Fields.Where(field => field.Page == number).Select(field => field.Type switch
        {
            FieldType.Personnummer => Reading(field, personnummer, accepted: true),
            // Empty, or not surely read.
            FieldType.Amount => Reading(field, amount, accepted: false),
            _ => Reading(field, null, accepted: false),
        });
        var page = new FormPage(TwoSheets, number, [.. fields], new Dictionary<string, GreyPicture>(), MayBeAccepted: true);
        _outcomes.AddRange(_assembler.Add(Source(file), page));
    }

    private void AddUnread() => _outcomes.AddRange(_assembler.Add(Source(null), PageProblems.NotRecognised));

    private SourcePage Source(string? file) => new(file, ++_sheets, Sheet, 1);

    private static FieldReading Reading(TemplateField field, string? value, bool accepted) => new(
        field.Name,
        field.Type,
        accepted && value is not null ? JsonValue.Create(value) : null,
        value is null ? null : JsonValue.Create(value),
        1,
        accepted,
        field.Page,
        null,
        [],
        []);
}
