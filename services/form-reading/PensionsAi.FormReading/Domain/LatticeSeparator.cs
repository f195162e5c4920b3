namespace PensionsAi.FormReading.Domain;

/// <summary>A run of atoms that may be the sign before the last four digits.</summary>
/// <param name="From">First atom.</param>
/// <param name="To">The atom after the last.</param>
/// <param name="Sign"><c>-</c> or <c>+</c>.</param>
/// <param name="LogShape">How well its form fits: 0 or less.</param>
internal sealed record LatticeSeparator(int From, int To, char Sign, double LogShape);
