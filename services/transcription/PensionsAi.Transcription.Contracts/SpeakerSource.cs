namespace PensionsAi.Transcription.Contracts;

/// <summary>How it is known who speaks.</summary>
public enum SpeakerSource
{
    /// <summary>Every speaker has a channel of the recording.</summary>
    Channel,

    /// <summary>Guessed from the voices in one channel; may be wrong.</summary>
    Estimated,
}
