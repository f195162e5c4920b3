using System.Diagnostics;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Recordings made by ffmpeg.</summary>
internal static class Ffmpeg
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A WAV file.</summary>
    /// <param name="arguments">Inputs and what is done with them.</param>
    public static Task<byte[]> WavAsync(params string[] arguments) => RunAsync([.. arguments, "-f", "wav"]);

    /// <summary>Samples of 16 bits, one channel at 16 kHz, without a header.</summary>
    /// <param name="path">The recording.</param>
    public static Task<byte[]> SamplesAsync(string path) => RunAsync(["-i", path, "-ac", "1", "-ar", "16000", "-f", "s16le"]);

    private static async Task<byte[]> RunAsync(string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var process = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments, path]);
            await process.WaitForExitAsync(Cancelled);
            Assert.Equal(0, process.ExitCode);
            return await File.ReadAllBytesAsync(path, Cancelled);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
