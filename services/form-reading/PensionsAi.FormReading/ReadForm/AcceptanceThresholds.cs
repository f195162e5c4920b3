using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>From when on what was read is accepted. Confidences, 0 to 1.</summary>
/// <param name="Accept">Which readings may be accepted at all.</param>
/// <param name="Acceptance">Of written digits, with the help of their rules.</param>
/// <param name="Plain">Of written digits, without that help.</param>
/// <param name="Mark">Of ticks and signatures.</param>
internal sealed record AcceptanceThresholds(AcceptanceRule Accept, double Acceptance, double Plain, double Mark)
{
    /// <summary>The service's own.</summary>
    public static AcceptanceThresholds Of(FormReadingOptions options) =>
        new(AcceptanceRule.PlainReading, options.AcceptanceThreshold, options.PlainThreshold, options.MarkThreshold);

    /// <summary>What the operator set for a form, else the form's own, else the service's.</summary>
    public static AcceptanceThresholds Of(FormTemplate template, FormReadingOptions options)
    {
        var (policy, set) = (template.Policy, options.Policies.GetValueOrDefault(template.Id) ?? new PolicyOptions());
        return new AcceptanceThresholds(
            set.Accept ?? policy.Accept,
            set.AcceptanceThreshold ?? policy.AcceptanceThreshold ?? options.AcceptanceThreshold,
            set.PlainThreshold ?? policy.PlainThreshold ?? options.PlainThreshold,
            set.MarkThreshold ?? policy.MarkThreshold ?? options.MarkThreshold);
    }
}
