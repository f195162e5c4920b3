using System.CommandLine;
using PensionsAi.MixedLoad;

var url = new Option<string>("--url") { Description = "Address of the gateway.", DefaultValueFactory = _ => "http://localhost:8080" };
var key = new Option<string>("--key") { Description = "A key with every scope.", Required = true };
var samples = new Option<string>("--samples") { Description = "Folder with the sample files.", DefaultValueFactory = _ => "docs/samples" };
var process = new Option<int?>("--pid") { Description = "Process of the platform, whose memory is watched." };
var seconds = new Option<int>("--seconds") { Description = "How long. Default 30.", DefaultValueFactory = _ => 30 };
var concurrency = new Option<int>("--concurrency") { Description = "Calls under way at once. Default 200.", DefaultValueFactory = _ => 200 };
var memory = new Option<int>("--max-megabytes")
{
    Description = "Memory of the process that must not be exceeded, in MB. Default 1,500.", DefaultValueFactory = _ => 1500,
};
var seed = new Option<int>("--seed") { Description = "Order of the calls. Default 1.", DefaultValueFactory = _ => 1 };

var root = new RootCommand("Sends mixed calls to a running platform. Fails when one is answered 5xx, or memory exceeds its limit.")
{
    url, key, samples, process, seconds, concurrency, memory, seed,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    using var watch = new MemoryWatch(arguments.GetValue(process));
    using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 })
    {
        BaseAddress = new Uri(arguments.GetRequiredValue(url)),
        DefaultRequestHeaders = { { "X-Api-Key", arguments.GetRequiredValue(key) } },
    };
    var load = new Load(client, Call.All(arguments.GetRequiredValue(samples)), arguments.GetValue(seed));
    var tally = await load.RunAsync(arguments.GetValue(concurrency), TimeSpan.FromSeconds(arguments.GetValue(seconds)), cancellationToken);
    tally.Print(Console.Out);
    Console.Out.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"memory: at most {watch.PeakMegabytes:F0} MB"));
    return tally.Failures == 0 && tally.Successes > 0 && watch.PeakMegabytes <= arguments.GetValue(memory) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
