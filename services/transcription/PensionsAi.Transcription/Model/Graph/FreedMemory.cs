using System.Runtime.InteropServices;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>Gives memory that was freed outside of the collected heap back to the system: glibc keeps it for itself unless told so.</summary>
internal static partial class FreedMemory
{
    /// <summary>Gives it back, where the C library knows how.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which does so by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int MallocTrim(nuint keep);
}
