namespace PensionsAi.Transcription.Model.Graph;

/// <summary>How the weights of linear layers are held and multiplied.</summary>
internal enum WeightPrecision
{
    /// <summary>32-bit numbers: exact, four bytes a weight.</summary>
    Float32,

    /// <summary>
    /// 8-bit numbers with a scale for each block of them, a quarter of the memory and of its traffic. Inputs are brought to
    /// 8 bits too before they are multiplied.
    /// </summary>
    EightBits,
}
