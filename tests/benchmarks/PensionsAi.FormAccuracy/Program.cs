using System.CommandLine;
using PensionsAi.FormAccuracy;
using PensionsAi.FormGenerator;
using PensionsAi.FormReading.Templates;
using PensionsAi.StripComposer;

var pages = new Option<int>("--pages") { Description = "How many pages.", DefaultValueFactory = _ => 500 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same pages.", DefaultValueFactory = _ => 7 };
var writers = new Option<Writers>("--writers") { Description = "Whose digits: measure with the test writers', tune with the validation writers'.", DefaultValueFactory = _ => Writers.Test };
var parallel = new Option<int>("--parallel") { Description = "Pages at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
var faults = new Option<DirectoryInfo?>("--faults") { Description = "Where pages with something wrong or not accepted are written." };

var root = new RootCommand("Measures how well forms are read: filled in for invented people, scanned in every way that offices scan, sent over HTTP.")
{
    pages, seed, writers, parallel, faults,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    if (MnistDigits.DataFolder is not { } data || !BlankPictures.IsAvailable)
    {
        Console.Error.WriteLine("This needs PENSIONSAI_DATA with handwriting/mnist, and pdftoppm (Debian package poppler-utils).");
        return 1;
    }

    var template = FormTemplates.LoadOwn().Single(one => one.Id == "premiepension-70plus");
    var group = arguments.GetValue(writers);
    var generator = new PageGenerator(template, group.Load(data), TestPersonnummer.Load(data));
    var run = new AccuracyRun(generator, arguments.GetValue(parallel), arguments.GetValue(faults)?.FullName);
    var (count, first) = (arguments.GetValue(pages), arguments.GetValue(seed));
    Console.WriteLine($"{count} pages of {template.Id} {template.Version}, digits of MNIST's {group.ToString().ToLowerInvariant()} writers, seed {first}\n");
    return await run.PrintAsync(PageSeeds.Of(first, count), cancellationToken) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
