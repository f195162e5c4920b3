using System.CommandLine;
using PensionsAi.MaskingSpeed;

var model = new Option<DirectoryInfo>("--model") { Description = "Folder of the model.", DefaultValueFactory = _ => new DirectoryInfo("models/pii-sv") };
var data = new Option<DirectoryInfo?>("--data")
{
    Description = "Folder of the data; without it the sample texts in docs are used.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PENSIONSAI_DATA") is { } path ? new DirectoryInfo(path) : null,
};
var samples = new Option<FileInfo>("--sample") { Description = "A masking request in JSON.", DefaultValueFactory = _ => new FileInfo("docs/samples/masking.json") };

var root = new RootCommand("Measures masking on one core: MB/s by stage and in all, times of one text, bytes allocated, a large job, texts made to slow it down, and whether time grows with length alone.")
{
    model, data, samples,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    using var masking = new MaskingUnderTest(arguments.GetRequiredValue(model).FullName);
    var text = Texts.Read(arguments.GetValue(data)?.FullName, arguments.GetRequiredValue(samples).FullName);
    Throughput.Print(masking, text);
    Latency.Print(masking, text);
    var isInTime = await LargeJob.PrintAsync(masking, text, cancellationToken);
    var isFast = HostileTexts.Print(masking);
    var isLinear = Growth.Print(masking);
    return isInTime && isFast && isLinear ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
