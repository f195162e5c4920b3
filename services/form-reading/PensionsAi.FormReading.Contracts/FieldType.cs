namespace PensionsAi.FormReading.Contracts;

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>A personnummer or samordningsnummer of ten or twelve digits.</summary>
    Personnummer,

    /// <summary>Digits without a rule of their own.</summary>
    Digits,
}
