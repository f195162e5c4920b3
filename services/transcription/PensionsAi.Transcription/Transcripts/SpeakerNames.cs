namespace PensionsAi.Transcription.Transcripts;

/// <summary>What speakers are called.</summary>
internal static class SpeakerNames
{
    /// <summary>The name of a speaker by the order in which they are first heard, from 0: A to Z, then AA, AB, …</summary>
    public static string Of(int order)
    {
        var letter = ((char)('A' + (order % 26))).ToString();
        return order < 26 ? letter : Of((order / 26) - 1) + letter;
    }
}
