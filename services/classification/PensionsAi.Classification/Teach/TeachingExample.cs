namespace PensionsAi.Classification.Teach;

/// <summary>A labelled text as a training takes it.</summary>
/// <param name="Id">The example.</param>
/// <param name="Text">The masked text.</param>
/// <param name="Labels">Codes, the main one first.</param>
/// <param name="IsTest">Whether it belongs to the locked test part: what the text says decides, so it never changes sides.</param>
internal sealed record TeachingExample(Guid Id, string Text, IReadOnlyList<string> Labels, bool IsTest);
