using System.Text;

namespace PensionsAi.Models.PiiSv;

/// <summary>Reads a line of comma-separated values, RFC 4180 without line breaks in fields.</summary>
internal static class Csv
{
    /// <summary>The fields of a line.</summary>
    public static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (character == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(character);
        }

        fields.Add(field.ToString());
        return fields;
    }
}
