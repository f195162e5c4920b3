using OpenCvSharp;

namespace PensionsAi.FormReading.Pages;

/// <summary>Whether OpenCV can be used: its native library is linked to others that the machine may lack.</summary>
internal static class OpenCv
{
    private static readonly Lazy<bool> Installed = new(Try);

    /// <summary>Whether it can be used.</summary>
    public static bool IsInstalled => Installed.Value;

    private static bool Try()
    {
        try
        {
            return Cv2.GetVersionString() is not null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            return false;
        }
    }
}
