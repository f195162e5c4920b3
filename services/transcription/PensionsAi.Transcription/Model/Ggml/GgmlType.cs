namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>How a tensor's numbers are stored. The values are those of the file format.</summary>
internal enum GgmlType
{
    /// <summary>IEEE 754, 32 bits.</summary>
    F32 = 0,

    /// <summary>IEEE 754, 16 bits.</summary>
    F16 = 1,

    /// <summary>Blocks of 32: a 16-bit scale and 4 bits each, around 8.</summary>
    Q4_0 = 2,

    /// <summary>Blocks of 32: a 16-bit scale, a 16-bit least value and 4 bits each.</summary>
    Q4_1 = 3,

    /// <summary>Blocks of 32: a 16-bit scale and 5 bits each, around 16.</summary>
    Q5_0 = 6,

    /// <summary>Blocks of 32: a 16-bit scale, a 16-bit least value and 5 bits each.</summary>
    Q5_1 = 7,

    /// <summary>Blocks of 32: a 16-bit scale and 8 bits each, signed.</summary>
    Q8_0 = 8,
}
