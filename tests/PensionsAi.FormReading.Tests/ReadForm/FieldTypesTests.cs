using OpenCvSharp;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>A form with a field of every type, turned by three degrees.</summary>
public sealed class FieldTypesTests(FormReadingHost host)
{
    [Fact]
    public async Task Read_EveryType_IsReadAsWritten()
    {
        using var form = await TestForms.EmptyAsync(TestTemplates.EveryType, seed: 5);
        form.Write("personnummer", "199001012385").Write("number", "40213").Write("month", "203112").Write("amount", "12500  ");
        form.Tick("agrees").Tick("colour", "blue").Sign("signature").WriteFree("partner", "340101-7003");
        var page = await ReadAsync(form);
        Assert.Equal(
            [
                ("personnummer", "19900101-2385"), ("number", "40213"), ("month", "2031-12"), ("amount", "12500"), ("agrees", "true"),
                ("colour", "blue"), ("signature", "true"), ("address", null), ("partner", "340101-7003"),
            ],
            page.Fields.Select(field => (field.Name, field.Value?.ToString())));
        Assert.Equal(TestTemplates.EveryType.Fields.Select(field => field.Name), page.Crops.Keys);
    }

    [Fact]
    public async Task Read_EmptyOptionalTicks_AreFalse()
    {
        using var form = await TestForms.EmptyAsync(TestTemplates.EveryType);
        var page = await ReadAsync(form);
        // Required, and so never accepted unticked.
        Assert.Equal(("false", false), Describe(page, "agrees"));
        Assert.Equal((null, true), Describe(page, "colour"));
        Assert.Equal((null, false), Describe(page, "amount"));
    }

    [Theory]
    [InlineData("amount", "0012500")]
    [InlineData("amount", "9999999")]
    [InlineData("amount", "12 500 ")]
    [InlineData("number", "4021 ")]
    [InlineData("month", "203113")]
    public async Task Read_BrokenRules_AreNotAccepted(string field, string written)
    {
        using var form = await TestForms.EmptyAsync(TestTemplates.EveryType, seed: 8);
        var page = await ReadAsync(form.Write(field, written));
        var reading = page.Fields.Single(one => one.Name == field);
        Assert.False(reading.Accepted);
        Assert.Null(reading.Value);
        Assert.NotNull(reading.Suggestion);
    }

    [Fact]
    public async Task Read_PolicyNever_AcceptsNothing()
    {
        var template = TestTemplates.EveryType with { Policy = new FormPolicy(AcceptanceRule.Never) };
        using var form = await TestForms.EmptyAsync(template);
        form.Write("personnummer", "199001012385").Tick("agrees").Sign("signature");
        var page = await ReadAsync(form, template);
        Assert.False(page.MayBeAccepted);
        Assert.All(page.Fields, field => Assert.False(field.Accepted));
        Assert.True(page.Fields.Single(field => field.Name == "personnummer").PlainConfidence > 0.5);
    }

    /// <summary>The number is one digit from a valid one: the rule that takes what was most probably meant takes it, the others do not.</summary>
    [Theory]
    [InlineData(AcceptanceRule.PlainReading, false)]
    [InlineData(AcceptanceRule.ConstrainedReading, true)]
    public async Task Read_MiswrittenNumber_IsAcceptedByTheConstrainedRuleAlone(AcceptanceRule rule, bool isAccepted)
    {
        var template = TestTemplates.EveryType with { Policy = new FormPolicy(rule, AcceptanceThreshold: 0) };
        using var form = await TestForms.EmptyAsync(template);
        var page = await ReadAsync(form.Write("personnummer", "199001012384"), template);
        var reading = page.Fields.Single(field => field.Name == "personnummer");
        Assert.Equal(isAccepted, reading.Accepted);
        Assert.Equal(0, reading.PlainConfidence);
        Assert.NotEqual("19900101-2384", reading.Suggestion!.ToString());
    }

    /// <summary>A signing in the year 2049 is a slip of the pen, whatever else is well written.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Read_DateToCome_IsAcceptedUnlessItMustNotBe(bool? notAfterToday, bool isAccepted)
    {
        var template = TestTemplates.EveryType with
        {
            Fields = [.. TestTemplates.EveryType.Fields.Select(field => field.Name == "month" ? field with { Rules = field.Rules! with { NotAfterToday = notAfterToday } } : field)],
        };
        using var form = await TestForms.EmptyAsync(template);
        var page = await ReadAsync(form.Write("month", "204903"), template);
        var reading = page.Fields.Single(field => field.Name == "month");
        Assert.Equal(isAccepted, reading.Accepted);
        Assert.Equal(isAccepted, reading.Checks.Contains("date-valid"));
        Assert.Equal(isAccepted, reading.Suggestion?.ToString() == "2049-03");
    }

    /// <summary>A year of two digits means what the form allows: of those born 1934 or earlier, 24 is 1924, whatever sign is printed.</summary>
    [Theory]
    [InlineData("2401017005", "240101+7005")]
    [InlineData("3401017003", "340101-7003")]
    public async Task Read_TwoDigitYear_HasTheSignOfTheCenturyThatTheFormAllows(string written, string value)
    {
        var template = TestTemplates.EveryType with
        {
            Version = "8",
            Fields = [.. TestTemplates.EveryType.Fields.Select(field => field.Name == "personnummer"
                ? field with { Cells = [.. field.Cells!.Take(10)], Rules = new FieldRules(Latest: new DateOnly(1934, 12, 31)) }
                : field)],
        };
        using var form = await TestForms.EmptyAsync(template);
        var page = await ReadAsync(form.Write("personnummer", written), template);
        Assert.Equal((value, true), Describe(page, "personnummer"));
    }

    /// <summary>Nobody was born there and then by the form's own rule, which no decoder knows.</summary>
    [Fact]
    public async Task Read_NumberAgainstTheFormsOwnRule_IsNotAcceptedByTheConstrainedRule()
    {
        var template = TestTemplates.EveryType with
        {
            Fields = [.. TestTemplates.EveryType.Fields.Select(field => field.Name == "personnummer" ? field with { Rules = new FieldRules(Earliest: new DateOnly(1995, 1, 1)) } : field)],
            Policy = new FormPolicy(AcceptanceRule.ConstrainedReading, AcceptanceThreshold: 0),
        };
        using var form = await TestForms.EmptyAsync(template);
        var page = await ReadAsync(form.Write("personnummer", "199001012385"), template);
        Assert.False(Describe(page, "personnummer").IsAccepted);
    }

    [Fact]
    public async Task Read_FieldCovered_IsNotAccepted()
    {
        using var form = await TestForms.EmptyAsync(TestTemplates.EveryType);
        // White over frame and label, and signed on that.
        Cv2.Rectangle(form.Page, new Rect(150, 1700, 1300, 340), Scalar.White, -1);
        var page = await ReadAsync(form.Sign("signature"));
        Assert.False(Describe(page, "signature").IsAccepted);
    }

    private static (string? Suggestion, bool IsAccepted) Describe(FormPage page, string field)
    {
        var reading = page.Fields.Single(one => one.Name == field);
        return (reading.Suggestion?.ToString(), reading.Accepted);
    }

    private async Task<FormPage> ReadAsync(FilledForm form, FormTemplate? template = null)
    {
        form.Change(page => PageChanges.Rotate(page, 3));
        form.Page.GetArray(out byte[] pixels);
        var picture = new GreyPicture(pixels, form.Page.Width, form.Page.Height, Scale: 1);
        var read = await host.ReaderOf(template ?? TestTemplates.EveryType).ReadAsync(picture, named: null, TestContext.Current.CancellationToken);
        Assert.True(read.IsSuccess, read.Problem?.Kind);
        return read.Value;
    }
}
