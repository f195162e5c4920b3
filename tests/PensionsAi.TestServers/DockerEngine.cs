using System.Diagnostics;

namespace PensionsAi.TestServers;

/// <summary>This machine's Docker engine, asked through its command line.</summary>
public static class DockerEngine
{
    // What the client of Testcontainers speaks unless it is told otherwise.
    private static readonly Version TestcontainersApi = new(1, 44);

    private static readonly Lazy<(string? Missing, string Version)> Answer = new(Ask);

    /// <summary>Why containers cannot be used; null when they can.</summary>
    public static string? Missing => Answer.Value.Missing;

    /// <summary>Version of the engine.</summary>
    public static string Version => Answer.Value.Version;

    /// <summary>Whether an image is there, without asking a registry.</summary>
    public static bool HasImage(string name) => Run("image", "inspect", name).Succeeded;

    /// <summary>Runs <c>docker</c> and gives what it wrote to its output, or else to its error.</summary>
    public static (bool Succeeded, string Output) Run(params IEnumerable<string> arguments)
    {
        try
        {
            using var docker = Process.Start(new ProcessStartInfo("docker", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = docker.StandardOutput.ReadToEnd();
            var error = docker.StandardError.ReadToEnd();
            docker.WaitForExit();
            return docker.ExitCode == 0 ? (true, output.Trim()) : (false, error.Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (false, "The docker command is not installed.");
        }
    }

    private static (string? Missing, string Version) Ask()
    {
        var (answered, output) = Run("version", "--format", "{{.Server.APIVersion}} {{.Server.Version}}");
        if (!answered || output.Split(' ') is not [var api, var version])
            return ($"No Docker engine answers: {output}", string.Empty);
        // An engine that is older than the client of Testcontainers refuses it otherwise.
        if (System.Version.Parse(api) < TestcontainersApi && Environment.GetEnvironmentVariable("DOCKER_API_VERSION") is null or "")
            Environment.SetEnvironmentVariable("DOCKER_API_VERSION", api);
        return (null, version);
    }
}
