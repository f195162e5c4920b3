namespace PensionsAi.FormReading.ReviewPage;

/// <summary>What fields are called to a person.</summary>
internal static class FieldNames
{
    /// <summary>The name of a field as words.</summary>
    public static string Of(string field) => field switch
    {
        "personnummer" => "Personnummer",
        "digits" => "Siffror",
        _ => char.ToUpperInvariant(field[0]) + field[1..].Replace('-', ' '),
    };
}
