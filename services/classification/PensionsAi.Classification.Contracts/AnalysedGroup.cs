namespace PensionsAi.Classification.Contracts;

/// <summary>The texts of a group of people, by the column that the call names.</summary>
/// <param name="Name">The group's cell, masked; empty where the cell is, null for all groups together that are too small to be named.</param>
/// <param name="Count">Its analysed texts, 5 at least.</param>
/// <param name="Sentiment">Their sentiment.</param>
/// <param name="Labels">How many of them were given each label, in the order of the report's labels; null when they are few.</param>
public sealed record AnalysedGroup(string? Name, int Count, SentimentCounts Sentiment, IReadOnlyList<int?> Labels);
