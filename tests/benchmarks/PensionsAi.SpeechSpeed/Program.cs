using System.CommandLine;
using System.Diagnostics;
using PensionsAi.RandomSpeechModel;
using PensionsAi.SpeechSpeed;

var sizes = new Option<string[]>("--size")
{
    Description = "Sizes of random models: tiny, base, small, medium.", DefaultValueFactory = _ => ["tiny", "base", "small"], AllowMultipleArgumentsPerToken = true,
};
var stored = new Option<StoredAs>("--stored") { Description = "How the file holds its matrices.", DefaultValueFactory = _ => StoredAs.Q5_0 };
var encoder = new Option<string?>("--encoder") { Description = "Weights of the encoder: Float32 or EightBits. Without it, as the service has them." };
var threads = new Option<int>("--threads") { Description = "Threads of one run.", DefaultValueFactory = _ => 2 };
var file = new Option<FileInfo?>("--file") { Description = "One model's file instead; what one process measures." };

var root = new RootCommand("Measures speech recognition on random weights: seconds a window, milliseconds a token, memory.")
{
    sizes, stored, encoder, threads, file,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    if (arguments.GetValue(file) is { } one)
    {
        NetworkSpeed.Print(one.FullName, arguments.GetValue(encoder), arguments.GetRequiredValue(threads));
        return 0;
    }

    foreach (var size in arguments.GetRequiredValue(sizes))
    {
        var path = Path.Combine(Path.GetTempPath(), $"pensionsai-random-{size}-{Environment.ProcessId}.bin");
        try
        {
            RandomModelFile.Write(path, ModelSize.Named(size), arguments.GetRequiredValue(stored), seed: 1);
            Console.WriteLine($"{size}, {arguments.GetRequiredValue(stored)}, {new FileInfo(path).Length / 1e6:F0} MB");

            // A process each: the largest memory is a process's.
            string[] precision = arguments.GetValue(encoder) is { } given ? ["--encoder", given] : [];
            string[] own = ["--file", path, "--threads", $"{arguments.GetRequiredValue(threads)}", .. precision];
            using var process = Process.Start(Environment.ProcessPath!, own);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                return process.ExitCode;
        }
        finally
        {
            File.Delete(path);
        }
    }

    return 0;
});
return await root.Parse(args).InvokeAsync();
