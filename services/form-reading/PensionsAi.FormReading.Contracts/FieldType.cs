namespace PensionsAi.FormReading.Contracts;

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>A personnummer or samordningsnummer of ten or twelve digits.</summary>
    Personnummer,

    /// <summary>Digits without a rule of their own.</summary>
    Digits,

    /// <summary>A day or a month; the value is <c>2027-03-01</c> or <c>2027-03</c>.</summary>
    Date,

    /// <summary>Whole kronor; the value has neither spaces nor leading zeros.</summary>
    Amount,

    /// <summary>One tick box; the value is true or false.</summary>
    Checkbox,

    /// <summary>A group of tick boxes of which one is ticked; the value is that option's.</summary>
    Choice,

    /// <summary>A signature; the value is whether somebody has signed.</summary>
    Signature,

    /// <summary>A picture that is cut out for a person and never read.</summary>
    Image,
}
