namespace PensionsAi.FormGenerator.Measuring;

/// <summary>Something that must be reached.</summary>
/// <param name="What">What it is, with what was seen.</param>
/// <param name="IsReached">Whether it was.</param>
public sealed record Goal(string What, bool IsReached);
