using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Thresholds;
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
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is > IPEndPoint.MinPort and <= IPEndPoint.MaxPort))
                result.AddError($"'{text}' is not a port: a whole number from 1 to {IPEndPoint.MaxPort}.");
        });
        var address = new Option<string?>("--address")
        {
            Description = "IP address that the gateway listens on. Default 127.0.0.1, this machine alone; 0.0.0.0 is every network.",
        };
        address.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IPAddress.TryParse(text, out _))
                result.AddError($"'{text}' is not an IP address.");
        });

        var root = new RootCommand("Starts the whole platform in this process, or administers it.")
        {
            port, address, KeysCommand.Create(configuration), ModelsCommand.Create(configuration), ExamplesCommand.Create(configuration),
            ThresholdsCommand.Create(configuration), OpenApiCommand.Create(),
        };
        root.SetAction((arguments, cancellationToken) => RunAsync(
            new Dictionary<string, string?>
            {
                ["SingleNode:Port"] = arguments.GetValue(port)?.ToString(CultureInfo.InvariantCulture),
                ["SingleNode:Address"] = arguments.GetValue(address),
            },
            arguments.InvocationConfiguration.Error));
        return root;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, TextWriter error)
    {
        await using var app = SingleNodeHost.Build(settings.Where(setting => setting.Value is not null));
        var options = app.Services.GetRequiredService<IOptions<SingleNodeOptions>>().Value;

        // Asked before it starts: what a server says that cannot listen takes a page.
        if (TakenPort(options) is { } taken)
        {
            await error.WriteLineAsync(taken == options.Port
                ? $"Port {taken} is taken; is the platform running already? Choose another with --port."
                : $"Port {taken} is taken. The services need five ports on loopback; move them with SingleNode__FirstServicePort={taken + 1000}.");
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    private static int? TakenPort(SingleNodeOptions options)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        return Enumerable.Range(options.FirstServicePort, Module.All.Count)
            .Prepend(options.Port)
            .Where(taken.Contains)
            .Select(port => (int?)port)
            .FirstOrDefault();
    }
}
