using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// A file without a name, in memory, that a child process can open and seek in. M4A needs it: its index often lies behind
/// the sound, and a pipe cannot go back. A temporary file would leave a recording in plain text on a disk.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class HeldFile : IDisposable
{
    private const uint CloseOnExec = 1;

    private readonly SafeFileHandle _handle;

    private HeldFile(SafeFileHandle handle) => _handle = handle;

    /// <summary>Where a child of this process opens the file.</summary>
    public string Path => string.Create(
        CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}");

    /// <summary>Copies a stream; null when it holds more than <see cref="AudioLimits.MaxMp4Bytes"/>.</summary>
    public static async Task<HeldFile?> CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var descriptor = MemoryFileCreate([0], CloseOnExec);
        if (descriptor < 0)
            throw new Win32Exception();
        var file = new HeldFile(new SafeFileHandle(descriptor, ownsHandle: true));
        try
        {
            var buffer = new byte[64 * 1024];
            var length = 0L;
            while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (length + read > AudioLimits.MaxMp4Bytes)
                {
                    file.Dispose();
                    return null;
                }

                await RandomAccess.WriteAsync(file._handle, buffer.AsMemory(0, read), length, cancellationToken);
                length += read;
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    [DllImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MemoryFileCreate(byte[] name, uint flags);
}
