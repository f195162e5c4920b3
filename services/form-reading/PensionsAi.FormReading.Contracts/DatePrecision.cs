namespace PensionsAi.FormReading.Contracts;

/// <summary>What a date field asks for.</summary>
public enum DatePrecision
{
    /// <summary>Year, month and day: eight digits.</summary>
    Day,

    /// <summary>Year and month: six digits.</summary>
    Month,
}
