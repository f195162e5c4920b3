using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Domain;

/// <summary>What is known of a field by its type alone.</summary>
internal static class FieldTypes
{
    /// <summary>Whether it is written in digits.</summary>
    public static bool IsWritten(this FieldType type) => type is FieldType.Personnummer or FieldType.Digits or FieldType.Date or FieldType.Amount;

    /// <summary>Whether a misread digit gives itself away.</summary>
    public static bool HasCheckDigit(this FieldType type) => type == FieldType.Personnummer;
}
