using Microsoft.AspNetCore.Builder;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>Keeps the modules of one process apart.</summary>
public static class ModuleBranch
{
    /// <summary>
    /// Sends what arrives on a local port to a branch of its own. The port is that of the connection, not the one in the
    /// Host header: a caller writes the header, and could reach a service past the gateway with it.
    /// </summary>
    public static IApplicationBuilder MapPort(this IApplicationBuilder app, int port, Action<IApplicationBuilder> branch) =>
        app.MapWhen(context => context.Connection.LocalPort == port, branch);
}
