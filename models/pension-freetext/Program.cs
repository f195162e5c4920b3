using PensionsAi.Classification.Train;
using PensionsAi.Models.PensionFreetext;

var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
if (data is null || Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

try
{
    var texts = LabelledTextFile.Read(Path.Combine(data, "text", "pension-freetext"), LabelledTextFile.PensionFreetext);
    Console.WriteLine($"{texts.Count} labelled texts");
    if (arguments.Command == "evaluate")
        EvaluateCommand.Run(data, texts, arguments.Vectors, arguments.Seed, stop.Token);
    else if (arguments.Split is { } share)
        TrainCommand.RunOnPart(texts, share, arguments.Seed, arguments.Folder, stop.Token);
    else
        TrainCommand.RunOnAll(texts, arguments.Seed, arguments.Folder, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
