using System.Text.Json;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Where a reader is within a JSON value: <c>notes[].text</c>. Not thread-safe.</summary>
internal sealed class JsonPath
{
    // The path of each open object or array.
    private readonly Stack<(string Path, bool IsArray)> _open = [];
    private string _current = "";

    /// <summary>Takes in the reader's token.</summary>
    public void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                var parent = _open.Peek().Path;
                _current = parent.Length == 0 ? reader.GetString()! : $"{parent}.{reader.GetString()}";
                break;
            case JsonTokenType.StartObject:
                _open.Push((Value(), IsArray: false));
                break;
            case JsonTokenType.StartArray:
                _open.Push((Value() + "[]", IsArray: true));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            default:
                _current = Value();
                break;
        }
    }

    /// <summary>The path of the value that was read last.</summary>
    public override string ToString() => _current;

    private string Value() => _open.Count > 0 && _open.Peek().IsArray ? _open.Peek().Path : _current;
}
