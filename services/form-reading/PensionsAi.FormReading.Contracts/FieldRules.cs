namespace PensionsAi.FormReading.Contracts;

/// <summary>What a value must keep to be accepted. A rule that is left out is not asked for.</summary>
/// <param name="Length">How many digits are written, 1 to 20; with type <c>digits</c> alone.</param>
/// <param name="Precision">Day (when left out) or month; with type <c>date</c> alone.</param>
/// <param name="Earliest">The first day that is allowed: of a date, or of the birth that a personnummer tells.</param>
/// <param name="Latest">The last day that is allowed: of a date, or of the birth that a personnummer tells.</param>
/// <param name="NotAfterToday">Whether the day of reading is the last that is allowed, as for a signing; with type <c>date</c> alone.</param>
/// <param name="SameAs">Name of another field that this one repeats, as each sheet of a form does with the personnummer; where they differ, neither is accepted.</param>
/// <param name="Minimum">The least amount in kronor.</param>
/// <param name="Maximum">The largest amount in kronor.</param>
public sealed record FieldRules(
    int? Length = null,
    DatePrecision? Precision = null,
    DateOnly? Earliest = null,
    DateOnly? Latest = null,
    bool? NotAfterToday = null,
    string? SameAs = null,
    long? Minimum = null,
    long? Maximum = null);
