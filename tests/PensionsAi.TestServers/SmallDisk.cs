using System.Diagnostics;
using System.Globalization;

namespace PensionsAi.TestServers;

/// <summary>A disk of a few megabytes in memory, to be filled up. Mounting one takes root.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly AtTheEnd _unmounting;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _unmounting = AtTheEnd.Run("umount --lazy \"$DISK\"; rmdir \"$DISK\"", new Dictionary<string, string> { ["DISK"] = folder });
    }

    /// <summary>Why there can be no such disk; null when there can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    private string Filling => Path.Combine(Folder, "filling");

    /// <summary>Mounts an empty disk.</summary>
    public static SmallDisk Create(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        return TryMount(folder, megabytes) ? new SmallDisk(folder) : throw new InvalidOperationException(Missing ?? "The disk could not be mounted.");
    }

    /// <summary>Takes all the room that is left, to the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full, as was wanted.
        }
    }

    /// <summary>Gives back what <see cref="Fill"/> took.</summary>
    public void Free() => File.Delete(Filling);

    /// <summary>Unmounts the disk, with all that is on it.</summary>
    public ValueTask DisposeAsync() => _unmounting.DisposeAsync();

    private static string? FindMissing()
    {
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        var isMounted = TryMount(folder, 1);
        if (isMounted)
            Run("umount", folder);
        Directory.Delete(folder);
        return isMounted ? null : "A disk in memory cannot be mounted here; it takes root.";
    }

    private static bool TryMount(string folder, int megabytes) =>
        Environment.IsPrivilegedProcess
        && Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder) == 0;

    private static int Run(string command, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
