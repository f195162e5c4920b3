namespace PensionsAi.FormReading.Contracts;

/// <summary>One tick box of a group.</summary>
/// <param name="Value">What the field's value is when this box is ticked: lower-case letters, digits and hyphens.</param>
/// <param name="Label">The text printed to the right of the box.</param>
/// <param name="Box">The tick box, 4 to 12 mm a side.</param>
public sealed record ChoiceOption(string Value, string Label, MillimetreBox Box);
