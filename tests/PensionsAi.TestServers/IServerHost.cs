namespace PensionsAi.TestServers;

/// <summary>A server's life, however it is run. What it is asked over its protocol is the business of the class that has one.</summary>
internal interface IServerHost : IAsyncDisposable
{
    /// <summary>Port of the loopback address; the same as long as this lives.</summary>
    int Port { get; }

    /// <summary>What runs it, as it stands after the server's name and version.</summary>
    string Description { get; }

    /// <summary>Whether it has ended by itself or was killed.</summary>
    bool HasEnded { get; }

    /// <summary>Starts it, the second time over what it had on disk. It takes connections some time later.</summary>
    Task StartAsync();

    /// <summary>Ends it at once, as <c>kill -9</c> does, and waits until it has ended.</summary>
    Task KillAsync();

    /// <summary>What it has written about itself.</summary>
    Task<string> ReadLogAsync();
}
