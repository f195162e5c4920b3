using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>From when on what was read is accepted. Confidences, 0 to 1.</summary>
/// <param name="Accept">Which readings may be accepted at all.</param>
/// <param name="Acceptance">Of written digits, with the help of their rules.</param>
/// <param name="Plain">Of written digits, without that help.</param>
/// <param name="Mark">Of ticks and signatures.</param>
/// <param name="NoCheckDigit">Of dates, amounts and other digits, beside <paramref name="Acceptance"/>.</param>
internal sealed record AcceptanceThresholds(AcceptanceRule Accept, double Acceptance, double Plain, double Mark, double NoCheckDigit)
{
    /// <summary>The service's own.</summary>
    public static AcceptanceThresholds Of(FormReadingOptions options) =>
        new(AcceptanceRule.PlainReading, options.AcceptanceThreshold, options.PlainThreshold, options.MarkThreshold, options.NoCheckDigitThreshold);

    /// <summary>What the operator set for a form, else the form's own, else the service's.</summary>
    public static AcceptanceThresholds Of(FormTemplate template, FormReadingOptions options)
    {
        var (policy, set) = (template.Policy, options.Policies.GetValueOrDefault(template.Id) ?? new PolicyOptions());
        return new AcceptanceThresholds(
            set.Accept ?? policy.Accept,
            set.AcceptanceThreshold ?? policy.AcceptanceThreshold ?? options.AcceptanceThreshold,
            set.PlainThreshold ?? policy.PlainThreshold ?? options.PlainThreshold,
            set.MarkThreshold ?? policy.MarkThreshold ?? options.MarkThreshold,
            set.NoCheckDigitThreshold ?? policy.NoCheckDigitThreshold ?? options.NoCheckDigitThreshold);
    }

    /// <summary>Confidence from which written digits of this type are accepted.</summary>
    public double Written(FieldType type) => type.HasCheckDigit() ? Acceptance : Math.Max(Acceptance, NoCheckDigit);
}
