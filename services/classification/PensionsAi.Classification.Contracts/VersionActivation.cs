namespace PensionsAi.Classification.Contracts;

/// <summary>That a version became the active one.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it: a caller, who trained or activated it.</param>
/// <param name="Insisted">Whether it had been found worse, and the caller wanted it all the same.</param>
public sealed record VersionActivation(DateTimeOffset At, string By, bool Insisted);
