using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>What fields are called to a person.</summary>
internal static class FieldNames
{
    /// <summary>What is printed beside it; of a picture that is one field what that is.</summary>
    public static string Of(ReviewField field) => field.Label != field.Reading.Name ? field.Label : field.Label switch
    {
        "personnummer" => "Personnummer",
        "digits" => "Siffror",
        "date" => "Datum",
        _ => field.Label,
    };
}
