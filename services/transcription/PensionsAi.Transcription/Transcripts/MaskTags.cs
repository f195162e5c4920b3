namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Numbers what is masked in one call. Masking numbers the tags of each text from 1, and a call is masked in many: without
/// this [PERSON_1] would be another person in every reply. Not thread-safe.
/// </summary>
internal sealed class MaskTags
{
    private readonly Dictionary<(string Type, string Value), int> _numbers = [];
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    /// <summary>The tag of a value, the same for the same type and letters and digits.</summary>
    public string Of(string type, ReadOnlySpan<char> value)
    {
        var key = (type, string.Concat(value.ToString().Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)));
        if (!_numbers.TryGetValue(key, out var number))
            number = _numbers[key] = _last[type] = _last.GetValueOrDefault(type) + 1;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{type}_{number}]");
    }
}
