using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Transcription;

/// <summary>Configuration section <c>Transcription</c>.</summary>
public sealed record TranscriptionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Transcription";

    /// <summary>The speech model, by its folder under <c>models</c>. Default <c>kb-whisper-small</c>.</summary>
    [Required, RegularExpression("[a-z0-9][a-z0-9.-]{0,63}")]
    public string Model { get; init; } = "kb-whisper-small";

    /// <summary>Threads that recognise one call, 1 to 64. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 2;

    /// <summary>
    /// Calls that are recognised at once in one process, 1 to 16; others that it has begun wait for their turn. Each takes
    /// <see cref="Threads"/> and some hundred MB beside the model. Default 1.
    /// </summary>
    [Range(1, 16)]
    public int Calls { get; init; } = 1;
}
