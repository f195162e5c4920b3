namespace PensionsAi.Classification.Contracts;

/// <summary>Answers that say nothing, of one kind.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Count">How many. Such an answer tells nothing of a person, so it is never hidden.</param>
public sealed record EmptyAnswerCount(EmptyAnswerKind Kind, int Count);
