using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Case numbers of the agency's own form.</summary>
public sealed record CaseNumberOptions : IValidatableObject
{
    /// <summary>Where the options stand in the configuration.</summary>
    public const string Section = "Masking:CaseNumbers";

    /// <summary>Most patterns.</summary>
    public const int MostPatterns = 50;

    /// <summary>
    /// Regular expressions for numbers that are masked without a word beside them, for example <c>PM-\d{4}-\d{6}</c>; 0 to 50,
    /// without look-around and back-references, for they are run in linear time. Default none.
    /// </summary>
    [MaxLength(MostPatterns)]
    public IList<string> Patterns { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var pattern in Patterns)
        {
            if (!CaseNumberPatterns.TryParse(pattern, out _))
                yield return new ValidationResult("A pattern is no regular expression that runs in linear time.", [nameof(Patterns)]);
        }
    }
}
