using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.SingleNode;

/// <summary>Tells whoever started the platform, once it is ready, where it is, with which key, and what to try.</summary>
internal sealed class Announcement(
    IOptions<SingleNodeOptions> options, LocalFolder folder, IHostApplicationLifetime lifetime) : IHostedService
{
    private const string Samples = "docs/samples";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Models are loaded before the host listens, so started means ready.
        lifetime.ApplicationStarted.Register(Announce);
        lifetime.ApplicationStopping.Register(() => Console.Out.WriteLine("Stopping: calls that run are finished first."));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        var url = options.Value.Url;
        var keyFile = folder.PathOf("api-key");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"PensionsAi.Platform is ready at {url}  (documentation: {url}/docs, stop: Ctrl-C)");
        if (!File.Exists(keyFile))
            return;

        Console.Out.WriteLine($"X-Api-Key: {File.ReadAllText(keyFile).Trim()}");
        if (!Directory.Exists(Samples))
            return;

        var key = $"-H \"X-Api-Key: $(cat {Path.GetRelativePath(Environment.CurrentDirectory, keyFile)})\"";
        Console.Out.WriteLine($"""

            Try it in another terminal, in this folder:

              curl -s {key} -H 'Content-Type: application/json' \
                --data-binary @{Samples}/masking.json {url}/v1/maskings

              curl -s {key} -H 'Content-Type: application/json' \
                --data-binary @{Samples}/classification.json {url}/v1/classifications

              curl -s {key} -H 'Content-Type: image/png' \
                --data-binary @{Samples}/personnummer.png '{url}/v1/form-readings?template=field:personnummer'

              curl -s {key} -H 'Content-Type: audio/wav' \
                --data-binary @{Samples}/call.wav '{url}/v1/transcriptions?language=sv'

            """);
    }
}
