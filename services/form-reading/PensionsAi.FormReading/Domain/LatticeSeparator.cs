namespace PensionsAi.FormReading.Domain;

/// <summary>An atom that may be the sign before the last four digits.</summary>
/// <param name="Atom">Which atom.</param>
/// <param name="Sign"><c>-</c> or <c>+</c>.</param>
/// <param name="LogShape">How well its form fits: 0 or less.</param>
internal sealed record LatticeSeparator(int Atom, char Sign, double LogShape);
