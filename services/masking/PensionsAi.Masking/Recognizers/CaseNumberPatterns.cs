using System.Text.RegularExpressions;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Reads the configured patterns of case numbers.</summary>
internal static class CaseNumberPatterns
{
    /// <summary>The pattern, to be run without backtracking; false when it is none, or cannot be run so.</summary>
    public static bool TryParse(string pattern, out Regex regex)
    {
        regex = null!;
        if (string.IsNullOrWhiteSpace(pattern))
            return false;
        try
        {
            regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
