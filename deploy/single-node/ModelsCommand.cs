using System.CommandLine;
using System.Globalization;
using PensionsAi.Inference.Download;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.SingleNode;

/// <summary>The command line's <c>models</c>: lists the models, and fetches weights that are too large to be part of the program.</summary>
internal static class ModelsCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var command = new Command("models", "List the models, or fetch one that is not part of the program.") { Pull(configuration) };
        command.SetAction((arguments, cancellationToken) => ModelsList.WriteAsync(
            new ModelStore(configuration), arguments.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static Command Pull(IConfiguration configuration)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the model, for example kb-whisper-small." };
        var command = new Command("pull", "Fetch a model and verify it. Goes on where it was broken off.") { name };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = arguments.InvocationConfiguration;
            var model = arguments.GetRequiredValue(name);
            if (new ModelStore(configuration).FindManifest(model) is not { } manifest)
            {
                await console.Error.WriteLineAsync($"There is no model of the name {model}.");
                return 1;
            }

            using var client = new HttpClient();
            var download = new ModelDownload(client, TimeProvider.System);
            var result = await download.FetchAsync(
                manifest, LocalModels.FolderOf(configuration), new PercentLines(console.Output), cancellationToken);
            if (result.IsInstalled)
                await console.Output.WriteLineAsync($"{model} {manifest.Version} is installed in {result.Folder}");
            else
                await console.Error.WriteLineAsync($"{model} is not installed: {Reason(result)}");
            return result.IsInstalled ? 0 : 1;
        });
        return command;
    }

    private static string Reason(ModelDownloadResult result) => result.Status switch
    {
        ModelDownloadStatus.NoAddress => $"its manifest gives no address for {result.File}.",
        ModelDownloadStatus.Refused => $"the server refused {result.File} with status {result.HttpStatus}.",
        ModelDownloadStatus.Interrupted => $"the connection failed at {result.File}. Run the same command to go on from there.",
        ModelDownloadStatus.Mismatch => $"what came as {result.File} is not what the manifest says, and was removed.",
        ModelDownloadStatus.Busy => $"another process fetches {result.File}.",
        _ => $"{result.Folder} cannot be written.",
    };

    /// <summary>A line for every tenth of a file.</summary>
    private sealed class PercentLines(TextWriter output) : IProgress<ModelDownloadProgress>
    {
        private (string File, long Tenth) _last;

        public void Report(ModelDownloadProgress value)
        {
            var now = (value.File, Tenth: value.TotalBytes == 0 ? 10 : value.Bytes * 10 / value.TotalBytes);
            if (now == _last)
                return;
            _last = now;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.File}: {now.Tenth * 10} % of {value.TotalBytes / 1_000_000.0:F0} MB"));
        }
    }
}
