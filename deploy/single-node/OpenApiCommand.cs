using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using PensionsAi.Gateway.Docs;

namespace PensionsAi.SingleNode;

/// <summary>
/// The command line's <c>openapi</c>: describes the API from the endpoints of all modules. Nothing is started for it: no port,
/// no database, no model, no local folder.
/// </summary>
internal static class OpenApiCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output") { Description = "File to write, when it would change. Default the console." };
        var check = new Option<FileInfo?>("--check") { Description = "File to compare with; ends with 1 when it differs." };
        var command = new Command("openapi", "Describe the API as OpenAPI 3.1.") { output, check };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = arguments.InvocationConfiguration;
            var document = await GenerateAsync(cancellationToken);
            if (arguments.GetValue(check) is { } expected)
                return await CheckAsync(document, expected, console.Error, cancellationToken);
            if (arguments.GetValue(output) is { } file)
                await WriteAsync(document, file, console.Output, cancellationToken);
            else
                await console.Output.WriteAsync(document);
            return 0;
        });
        return command;
    }

    private static async Task<string> GenerateAsync(CancellationToken cancellationToken)
    {
        // The gateway asks for its key when its routes are mapped, and would write a new one to the local folder.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var app = SingleNodeHost.Build([new("Platform:Keys:internal-token", key)]);
        return await ApiDocument.GenerateAsync(app.Services, cancellationToken);
    }

    private static async Task WriteAsync(string document, FileInfo file, TextWriter output, CancellationToken cancellationToken)
    {
        if (await ReadAsync(file, cancellationToken) == document)
            return;
        await File.WriteAllTextAsync(file.FullName, document, cancellationToken);
        await output.WriteLineAsync($"{file.Name} is written.");
    }

    private static async Task<int> CheckAsync(string document, FileInfo file, TextWriter error, CancellationToken cancellationToken)
    {
        var committed = await ReadAsync(file, cancellationToken);
        if (committed == document)
            return 0;

        var (was, now) = (committed.Split('\n'), document.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file.Name} differs from line {line + 1}:"));
        await error.WriteLineAsync($"  committed: {was.ElementAtOrDefault(line)?.Trim()}");
        await error.WriteLineAsync($"  generated: {now.ElementAtOrDefault(line)?.Trim()}");
        return 1;
    }

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken) =>
        file.Exists ? await File.ReadAllTextAsync(file.FullName, cancellationToken) : string.Empty;
}
