namespace PensionsAi.Models.PiiSv;

/// <summary>A text and the names of persons in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Names">Half-open spans of UTF-16 code units, in order, without overlaps.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<(int Start, int End)> Names);
