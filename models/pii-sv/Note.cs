using System.Text.Json;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Models.PiiSv;

/// <summary>A text and what is personal in it, offsets in UTF-16 code units.</summary>
internal sealed record Note(string Text, List<PiiSpan> Spans)
{
    /// <summary>Reads a line of the pension notes, whose offsets count code points.</summary>
    public static Note Read(string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        var text = root.GetProperty("text").GetString()!;
        var offsets = new List<int>();
        for (var index = 0; index < text.Length; index += index + 1 < text.Length && char.IsSurrogatePair(text, index) ? 2 : 1)
            offsets.Add(index);
        offsets.Add(text.Length);

        var spans = new List<PiiSpan>();
        foreach (var span in root.GetProperty("spans").EnumerateArray())
        {
            if (!PiiEntityTypes.TryParse(span.GetProperty("type").GetString(), out var type))
                throw new InvalidDataException("The notes have an entity type that the API has not.");
            spans.Add(new PiiSpan(type, offsets[span.GetProperty("start").GetInt32()], offsets[span.GetProperty("end").GetInt32()], 1f, "marked"));
        }

        return new Note(text, spans);
    }
}
