using System.Globalization;
using System.Text;
using PensionsAi.Transcription.Contracts;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>A transcript as subtitles and as text for people.</summary>
internal static class TranscriptFormats
{
    /// <summary>Media type of WebVTT.</summary>
    public const string WebVttType = "text/vtt";

    /// <summary>Media type of SubRip.</summary>
    public const string SubRipType = "application/x-subrip; charset=utf-8";

    /// <summary>Media type of the text.</summary>
    public const string PlainTextType = "text/plain; charset=utf-8";

    /// <summary>WebVTT (W3C), with a voice tag a cue.</summary>
    public static string WebVtt(Transcript transcript)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in SubtitleCues.Of(transcript))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Time(cue.Start, '.')} --> {Time(cue.End, '.')}\n<v {cue.Speaker}>");
            text.AppendJoin('\n', cue.Lines.Select(Escape)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>SubRip, which has no standard but its players: the speaker's name, then what is said.</summary>
    public static string SubRip(Transcript transcript)
    {
        var text = new StringBuilder();
        foreach (var (index, cue) in SubtitleCues.Of(transcript).Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? "" : "\n")}{index + 1}\n{Time(cue.Start, ',')} --> {Time(cue.End, ',')}\n{cue.Speaker}: ");
            text.AppendJoin('\n', cue.Lines.Select(Plain)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A line for every turn: the speaker's name, then what is said.</summary>
    public static string PlainText(Transcript transcript)
    {
        var text = new StringBuilder();
        string? speaker = null;
        foreach (var segment in transcript.Segments)
        {
            if (segment.Speaker == speaker)
                text.Append(' ').Append(segment.Text);
            else
                text.Append(speaker is null ? "" : "\n").Append(segment.Speaker).Append(": ").Append(segment.Text);
            speaker = segment.Speaker;
        }

        return text.Append(speaker is null ? "" : "\n").ToString();
    }

    /// <summary>Hours, minutes, seconds and milliseconds; rounded once, so that 59.9996 s is a minute.</summary>
    private static string Time(double seconds, char separator)
    {
        var milliseconds = (long)Math.Round(seconds * 1_000);
        var (hours, rest) = Math.DivRem(milliseconds, 3_600_000);
        return string.Create(
            CultureInfo.InvariantCulture, $"{hours:00}:{rest / 60_000:00}:{rest / 1_000 % 60:00}{separator}{rest % 1_000:000}");
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // Players take these for markup, and there is no way to escape them.
    private static string Plain(string text) => text.Replace('<', '‹').Replace('>', '›').Replace('{', '(').Replace('}', ')');
}
