using System.IO.Compression;
using System.Text;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>Finds text that goes round in circles, which speech models write over noise and long silence.</summary>
internal static class Repetition
{
    private const int LongestRound = 40;
    private const int FewestRounds = 4;

    /// <summary>Tokens that a round has to fill when it is short: "ja, ja, ja, ja" is said.</summary>
    private const int FewestTokens = 16;

    /// <summary>Bytes of a text by its bytes when deflated; 0 for no text.</summary>
    public static double CompressionRatio(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0)
            return 0;
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(bytes);
        return bytes.Length / (double)deflated.Length;
    }

    /// <summary>How many tokens are left when the rounds at the end are taken for one; all of them when there are none.</summary>
    public static int LengthWithoutRounds(IReadOnlyList<int> tokens)
    {
        for (var round = 1; round <= Math.Min(LongestRound, tokens.Count / FewestRounds); round++)
        {
            var same = 0;
            while (same + round < tokens.Count && tokens[^(same + 1)] == tokens[^(same + 1 + round)])
                same++;
            var rounds = (same / round) + 1;
            if (rounds >= FewestRounds && rounds * round >= FewestTokens)
                return tokens.Count - ((rounds - 1) * round);
        }

        return tokens.Count;
    }
}
