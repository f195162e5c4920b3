using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>The program that decodes what is not WAV, where it is installed. Immutable.</summary>
/// <param name="Path">Absolute path of the program; null when there is none.</param>
internal sealed record Ffmpeg(string? Path)
{
    /// <summary>Looks for the program in the folders of <c>PATH</c>.</summary>
    public static Ffmpeg Find()
    {
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator);
        return new Ffmpeg(folders
            .Where(System.IO.Path.IsPathFullyQualified)
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists));
    }

    /// <summary>Whether recordings of the format can be read.</summary>
    public bool CanRead(AudioFormat format) => format == AudioFormat.Wav || Path is not null;
}
