using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using PensionsAi.Gateway.Keys;

namespace PensionsAi.SingleNode;

/// <summary>What <c>./run</c> understands: nothing starts the platform, the rest administers it.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables();
        LocalModels.AddTo(configuration);

        var port = new Option<int?>("--port") { Description = "Port of the gateway. Default 8080." };
        var address = new Option<string?>("--address")
        {
            Description = "IP address that the gateway listens on. Default 127.0.0.1, this machine alone; 0.0.0.0 is every network.",
        };
        address.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !System.Net.IPAddress.TryParse(text, out _))
                result.AddError($"'{text}' is not an IP address.");
        });

        var root = new RootCommand("Starts the whole platform in this process, or administers it.")
        {
            port, address, KeysCommand.Create(configuration), ModelsCommand.Create(configuration), OpenApiCommand.Create(),
        };
        root.SetAction((arguments, cancellationToken) => RunAsync(
            new Dictionary<string, string?>
            {
                ["SingleNode:Port"] = arguments.GetValue(port)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["SingleNode:Address"] = arguments.GetValue(address),
            },
            arguments.InvocationConfiguration.Error));
        return root;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, TextWriter error)
    {
        await using var app = SingleNodeHost.Build(settings.Where(setting => setting.Value is not null));
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync(
                "A port is taken: the platform needs the gateway's (8080, or --port) and five on loopback from 5101 (SingleNode__FirstServicePort).");
            return 1;
        }
    }
}
