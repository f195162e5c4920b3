namespace PensionsAi.FormReading.Domain;

/// <summary>A run of atoms that may be one digit.</summary>
/// <param name="From">First atom.</param>
/// <param name="To">The atom after the last.</param>
/// <param name="Digits">Log-probabilities of the digits 0 to 9.</param>
/// <param name="LogShape">How well size and cuts fit a digit: 0 or less.</param>
internal sealed record LatticeSegment(int From, int To, DigitScores Digits, double LogShape);
