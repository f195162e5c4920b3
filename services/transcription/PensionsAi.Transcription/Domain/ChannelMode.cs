namespace PensionsAi.Transcription.Domain;

/// <summary>How the channels of a recording become tracks.</summary>
internal enum ChannelMode
{
    /// <summary>Two channels are two speakers; any other number is mixed to one track.</summary>
    Auto,

    /// <summary>All channels are mixed to one track.</summary>
    Mono,

    /// <summary>Every channel is a track.</summary>
    Separate,
}
