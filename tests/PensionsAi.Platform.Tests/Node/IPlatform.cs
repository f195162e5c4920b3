namespace PensionsAi.Platform.Tests.Node;

/// <summary>A running platform, seen from outside: in one process, or in a process for each service.</summary>
public interface IPlatform
{
    /// <summary>The key with every scope that the first start made.</summary>
    string Key { get; }

    /// <summary>A client of the gateway.</summary>
    HttpClient Client(string? key);

    /// <summary>A client that goes past the gateway, to a service by its place in the order of ports.</summary>
    HttpClient ServiceClient(int service);

    /// <summary>Port of the first service.</summary>
    int ServicePort { get; }

    /// <summary>Runs a command of the command line beside the running platform.</summary>
    Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments);
}
