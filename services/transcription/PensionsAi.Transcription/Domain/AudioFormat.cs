namespace PensionsAi.Transcription.Domain;

/// <summary>The audio formats that a recording may come in.</summary>
internal enum AudioFormat
{
    /// <summary><c>audio/wav</c>, read by this program itself.</summary>
    Wav,

    /// <summary><c>audio/flac</c>.</summary>
    Flac,

    /// <summary><c>audio/mpeg</c>: MP3.</summary>
    Mpeg,

    /// <summary><c>audio/ogg</c>: Vorbis or Opus.</summary>
    Ogg,

    /// <summary><c>audio/mp4</c>: AAC in M4A.</summary>
    Mp4,
}
