namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>What people write about, as it is remembered from report to report.</summary>
/// <param name="Id">Identity, which it keeps.</param>
/// <param name="Name">Its first key phrases.</param>
/// <param name="KeyPhrases">Phrases that its texts use and others do not, the most telling first.</param>
/// <param name="Centroid">Weight of each gram; the length of it is 1.</param>
/// <param name="Since">The job that found it.</param>
/// <param name="Missing">Reports in a row in which it had no text.</param>
internal sealed record Theme(
    string Id, string Name, IReadOnlyList<string> KeyPhrases, IReadOnlyDictionary<string, float> Centroid, Guid Since, int Missing);
