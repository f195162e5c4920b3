namespace PensionsAi.FormReading.Domain;

/// <summary>A run of atoms that may be one digit.</summary>
/// <param name="From">First atom.</param>
/// <param name="To">The atom after the last.</param>
/// <param name="Digits">What the network thinks of it.</param>
/// <param name="LogShape">How well it fits a digit, whichever: 0 or less.</param>
internal sealed record LatticeSegment(int From, int To, DigitScores Digits, double LogShape);
