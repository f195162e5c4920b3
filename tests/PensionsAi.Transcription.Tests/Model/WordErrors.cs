using System.Globalization;
using System.Text;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>Compares what was recognised with what was said, word by word.</summary>
internal static class WordErrors
{
    /// <summary>Words that have to be put in, taken out or replaced to make one text of the other.</summary>
    public static int Count(IReadOnlyList<string> said, IReadOnlyList<string> recognised)
    {
        var row = Enumerable.Range(0, recognised.Count + 1).ToArray();
        for (var i = 1; i <= said.Count; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= recognised.Count; j++)
            {
                var replaced = diagonal + (said[i - 1] == recognised[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    /// <summary>The words of a text in lower case, without punctuation.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLower(CultureInfo.InvariantCulture))
            plain.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
