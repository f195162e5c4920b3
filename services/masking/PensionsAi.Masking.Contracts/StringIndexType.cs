using System.Text.Json.Serialization;

namespace PensionsAi.Masking.Contracts;

/// <summary>What an offset counts.</summary>
public enum StringIndexType
{
    /// <summary>UTF-16 code units, as strings in .NET, Java and JavaScript.</summary>
    [JsonStringEnumMemberName("utf16CodeUnit")]
    Utf16CodeUnit,

    /// <summary>Unicode code points, as strings in Python.</summary>
    [JsonStringEnumMemberName("unicodeCodePoint")]
    UnicodeCodePoint,
}
