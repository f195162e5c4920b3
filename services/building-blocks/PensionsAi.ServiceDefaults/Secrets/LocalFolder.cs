using Microsoft.Extensions.Configuration;

namespace PensionsAi.ServiceDefaults.Secrets;

/// <summary>The folder for everything that a machine keeps: databases, blobs, keys. Thread-safe.</summary>
/// <param name="configuration">Read for <c>Platform:LocalFolder</c>; default <c>.local</c> in the working directory.</param>
public sealed class LocalFolder(IConfiguration configuration)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock _lock = new();

    /// <summary>Absolute path. The folder may not exist yet.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(configuration["Platform:LocalFolder"] ?? ".local");

    /// <summary>The absolute path of something in the folder; the folder exists afterwards, open to its owner alone.</summary>
    public string PathOf(string name)
    {
        if (!Directory.Exists(Path))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(Path);
            else
                Directory.CreateDirectory(Path, OwnerOnly | UnixFileMode.UserExecute);
        }

        return System.IO.Path.Combine(Path, name);
    }

    /// <summary>The text of a secret file, which is created with the given text when it does not exist.</summary>
    public string ReadOrCreateSecret(string name, Func<string> create)
    {
        var path = PathOf(name);
        lock (_lock)
        {
            if (!File.Exists(path))
                WriteWhole(path, create());
            return File.ReadAllText(path);
        }
    }

    private static void WriteWhole(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        // Moved into place whole: a process that is killed while writing must not leave half a key behind.
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(text);
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
