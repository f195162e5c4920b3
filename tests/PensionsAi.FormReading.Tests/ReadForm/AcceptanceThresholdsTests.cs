using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class AcceptanceThresholdsTests
{
    [Fact]
    public void Of_Form_SettingsGoBeforeTheFormsPolicyAndThatBeforeTheServices()
    {
        var template = TestTemplates.EveryType with { Policy = new FormPolicy(AcceptanceRule.PlainReading, AcceptanceThreshold: 0.5, PlainThreshold: 0.4) };
        var options = new FormReadingOptions
        {
            MarkThreshold = 0.9,
            NoCheckDigitThreshold = 0.97,
            Policies = new Dictionary<string, PolicyOptions>
            {
                [template.Id] = new() { Accept = AcceptanceRule.Never, AcceptanceThreshold = 0.8 },
                ["another-form"] = new() { MarkThreshold = 0.1 },
            },
        };
        Assert.Equal(new AcceptanceThresholds(AcceptanceRule.Never, 0.8, 0.4, 0.9, 0.97), AcceptanceThresholds.Of(template, options));
    }

    [Theory]
    [InlineData(null, 1.1, false)]
    [InlineData(AcceptanceRule.ConstrainedReading, null, false)]
    [InlineData(AcceptanceRule.ConstrainedReading, 0.99, true)]
    [InlineData(null, null, true)]
    public void IsValid_Settings_AreHeldToTheirRanges(AcceptanceRule? accept, double? threshold, bool isValid) =>
        Assert.Equal(isValid, new PolicyOptions { Accept = accept, AcceptanceThreshold = threshold }.IsValid);
}
