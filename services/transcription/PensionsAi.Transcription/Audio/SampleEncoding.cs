namespace PensionsAi.Transcription.Audio;

/// <summary>How one sample is written in a WAV file. Little-endian.</summary>
internal enum SampleEncoding
{
    /// <summary>Unsigned 8 bits, 128 is silence.</summary>
    Pcm8,

    /// <summary>Signed 16 bits.</summary>
    Pcm16,

    /// <summary>Signed 24 bits.</summary>
    Pcm24,

    /// <summary>Signed 32 bits.</summary>
    Pcm32,

    /// <summary>IEEE 754 single precision, -1 to 1.</summary>
    Float32,

    /// <summary>ITU-T G.711 A-law, 8 bits.</summary>
    ALaw,

    /// <summary>ITU-T G.711 µ-law, 8 bits.</summary>
    MuLaw,
}
