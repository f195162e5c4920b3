using System.ComponentModel.DataAnnotations;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Settings of one form, section <c>FormReading:Policies:{id}</c>. What is left out is as the form says.</summary>
public sealed record PolicyOptions
{
    /// <summary>Which readings may be accepted at all.</summary>
    public AcceptanceRule? Accept { get; init; }

    /// <summary>Confidence from which written digits are accepted, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? AcceptanceThreshold { get; init; }

    /// <summary>Confidence that written digits must reach without the help of their rules, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? PlainThreshold { get; init; }

    /// <summary>Confidence from which ticks and signatures are accepted, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? MarkThreshold { get; init; }

    /// <summary>Confidence that dates, amounts and other digits, which have no check digit, must reach as well, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? NoCheckDigitThreshold { get; init; }

    /// <summary>Whether every setting keeps its range, and the rule that needs a threshold has one.</summary>
    public bool IsValid =>
        Validator.TryValidateObject(this, new ValidationContext(this), validationResults: null, validateAllProperties: true)
        && (Accept != AcceptanceRule.ConstrainedReading || AcceptanceThreshold is not null);
}
