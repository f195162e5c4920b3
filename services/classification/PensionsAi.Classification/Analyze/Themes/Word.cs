namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>A word of a text.</summary>
/// <param name="Surface">As it is written.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Stem">What its inflections share.</param>
/// <param name="IsStop">Whether it says nothing of a subject.</param>
/// <param name="FollowsDirectly">Whether only a space is between it and the word before it.</param>
internal readonly record struct Word(string Surface, string Lower, string Stem, bool IsStop, bool FollowsDirectly);
