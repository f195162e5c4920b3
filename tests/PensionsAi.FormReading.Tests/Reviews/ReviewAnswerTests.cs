using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;

namespace PensionsAi.FormReading.Tests.Reviews;

public sealed class ReviewAnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("3401017003", "340101-7003")]
    [InlineData(" 340101–7003 ", "340101-7003")]
    [InlineData("340101 7003", "340101-7003")]
    [InlineData("19340101-7003", "19340101-7003")]
    [InlineData("240101+7005", "240101+7005")]
    [InlineData("340101-7004", null)]
    [InlineData("341301-7003", null)]
    [InlineData("340101-700", null)]
    [InlineData("340101-7003a", null)]
    [InlineData("Anna", null)]
    public void Check_Personnummer_IsKeptInOneFormOrRefused(string typed, string? kept)
    {
        var answer = ReviewAnswer.Check(Values(typed), [Field(null, accepted: false)], ReviewReason.NotAccepted, Today, template: null);
        Assert.Equal(kept, answer.Value?.Values?["personnummer"]?.GetString());
        Assert.Equal(kept is null ? ["values.personnummer"] : [], answer.Problem?.Errors?.Keys ?? []);
    }

    [Theory]
    [InlineData(false, ReviewReason.NotAccepted, true)]
    [InlineData(true, ReviewReason.NotAccepted, false)]
    [InlineData(true, ReviewReason.Audit, true)]
    public void Check_FieldLeftOut_IsAProblemWhenItIsAsked(bool accepted, ReviewReason reason, bool isProblem)
    {
        var answer = ReviewAnswer.Check(new ReviewDecision(new Dictionary<string, JsonElement?>()), [Field("340101-7003", accepted)], reason, Today, template: null);
        Assert.Equal(isProblem, !answer.IsSuccess);
    }

    [Theory]
    [InlineData("month", FieldType.Date, "\"2027-03\"", "\"2027-03\"")]
    [InlineData("month", FieldType.Date, "\"2027-03-01\"", null)]
    [InlineData("month", FieldType.Date, "\"2027-13\"", null)]
    [InlineData("amount", FieldType.Amount, "\"012 500\"", "\"12500\"")]
    [InlineData("amount", FieldType.Amount, "\"0\"", null)]
    [InlineData("amount", FieldType.Amount, "\"900001\"", null)]
    [InlineData("number", FieldType.Digits, "\"40213\"", "\"40213\"")]
    [InlineData("number", FieldType.Digits, "\"4021\"", null)]
    [InlineData("amount", FieldType.Amount, "\"12,50\"", null)]
    [InlineData("agrees", FieldType.Checkbox, "true", "true")]
    [InlineData("agrees", FieldType.Checkbox, "\"true\"", null)]
    [InlineData("signature", FieldType.Signature, "false", "false")]
    [InlineData("colour", FieldType.Choice, "\"blue\"", "\"blue\"")]
    [InlineData("colour", FieldType.Choice, "\"green\"", null)]
    [InlineData("address", FieldType.Image, "\"Storgatan 1\"", null)]
    public void Check_EveryType_IsKeptOrRefused(string name, FieldType type, string said, string? kept)
    {
        var field = Field(null, accepted: false) with { Name = name, Type = type };
        var decision = new ReviewDecision(new Dictionary<string, JsonElement?> { [name] = JsonDocument.Parse(said).RootElement });
        var answer = ReviewAnswer.Check(decision, [field], ReviewReason.NotAccepted, Today, TestTemplates.EveryType);
        Assert.Equal(kept, answer.Value?.Values?[name]?.GetRawText());
        Assert.Equal(kept is null, !answer.IsSuccess);
    }

    /// <summary>Two sheets of one form that ask for the same number: the reviewer must not make one form of two persons.</summary>
    [Theory]
    [InlineData("340101-7003", "19340101-7003", true)]
    [InlineData("340101-7003", "240101-7005", false)]
    [InlineData("340101-7003", null, false)]
    public void Check_FieldThatRepeatsAnother_MustSayTheSame(string number, string? again, bool isKept)
    {
        var template = TestTemplates.EveryType with
        {
            Fields = [.. TestTemplates.EveryType.Fields.Select(field => field.Name == "partner" ? field with { Rules = new FieldRules(SameAs: "personnummer") } : field)],
        };
        FieldReading[] fields = [Field("340101-7003", accepted: false), Field("240101-7005", accepted: false) with { Name = "partner" }];
        var decision = new ReviewDecision(new Dictionary<string, JsonElement?>
        {
            ["personnummer"] = JsonSerializer.SerializeToElement(number),
            ["partner"] = again is null ? null : JsonSerializer.SerializeToElement(again),
        });
        var answer = ReviewAnswer.Check(decision, fields, ReviewReason.NotAccepted, Today, template);
        string[] expected = isKept ? [] : ["values.partner", "values.personnummer"];
        Assert.Equal(expected, (answer.Problem?.Errors?.Keys ?? []).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_YearOfTwoDigits_HasTheSignOfTheCenturyThatTheFormAllows()
    {
        var template = TestTemplates.EveryType with
        {
            Fields = [.. TestTemplates.EveryType.Fields.Select(field => field.Name == "personnummer" ? field with { Rules = new FieldRules(Latest: new DateOnly(1934, 12, 31)) } : field)],
        };
        var answer = ReviewAnswer.Check(Values("240101-7005"), [Field(null, accepted: false)], ReviewReason.NotAccepted, Today, template);
        Assert.Equal("240101+7005", answer.Value!.Values!["personnummer"]!.Value.GetString());
    }

    [Fact]
    public void IsAsked_APicture_IsNever()
    {
        var picture = Field(null, accepted: false) with { Type = FieldType.Image };
        Assert.False(ReviewQuestions.IsAsked(picture, ReviewReason.NotAccepted));
        Assert.False(ReviewQuestions.IsAsked(picture, ReviewReason.Audit));
    }

    [Theory]
    [InlineData("340101-7003", "340101-7003", true)]
    [InlineData("340101-7003", "19340101-7003", true)]
    [InlineData("19340101-7003", "340101-7003", true)]
    [InlineData("240101+7005", "240101-7005", false)]
    [InlineData("340101-7003", "340126-8101", false)]
    [InlineData("340101-7003", null, false)]
    [InlineData(null, "340101-7003", false)]
    [InlineData(null, null, true)]
    [InlineData("15063017", "150630-1710", false)]
    [InlineData("340101-7003", "15063017", false)]
    public void IsAgreed_WhatWasReadAndWhatAPersonRead_AreCompared(string? suggestion, string? said, bool isAgreed) =>
        Assert.Equal(isAgreed, ReviewAnswer.IsAgreed(Field(suggestion, accepted: false), said is null ? null : JsonSerializer.SerializeToElement(said)));

    private static ReviewDecision Values(string value) =>
        new(new Dictionary<string, JsonElement?> { ["personnummer"] = JsonSerializer.SerializeToElement(value) });

    private static FieldReading Field(string? suggestion, bool accepted) => new(
        "personnummer", FieldType.Personnummer, null, suggestion is null ? null : JsonValue.Create(suggestion), 0.5, accepted, 1, null, [], []);
}
