using System.CommandLine;
using PensionsAi.FormReading.Storage;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Reviews;

/// <summary>The command line's <c>examples export</c>. Works beside a running service.</summary>
public static class ExamplesCommand
{
    /// <summary>The command, over the database that the configuration names.</summary>
    public static Command Create(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new Command("examples", "What reviewers read in forms, for measuring and training models.") { Export(configuration) };
    }

    private static Command Export(IConfiguration configuration)
    {
        var folder = new Option<DirectoryInfo>("--output") { Description = "Folder to make; it must not exist.", Required = true };
        var command = new Command(
            "export", "Write the examples that are kept, decrypted: examples.jsonl and crops/*.png. They are personal data: delete the folder when you are done.") { folder };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var output = arguments.GetRequiredValue(folder);
            if (output.Exists)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"{output.FullName} exists already.");
                return 1;
            }

            await using var services = await OpenAsync(configuration, cancellationToken);
            var count = await ActivatorUtilities.CreateInstance<ExampleExport>(services).WriteAsync(output.FullName, cancellationToken);
            await arguments.InvocationConfiguration.Output.WriteLineAsync($"{count} examples are in {output.FullName}");
            return 0;
        });
        return command;
    }

    private static async Task<ServiceProvider> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton<LocalFolder>()
            .AddSingleton<PlatformKeys>()
            .AddSingleton(TimeProvider.System)
            .AddFormReadingStorage()
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration<FormReadingDbContext>>().RunAsync(cancellationToken);
        return services;
    }
}
