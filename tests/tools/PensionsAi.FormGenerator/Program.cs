using System.CommandLine;
using System.Text.Json;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the pages are written, each with its truth as JSON." };
var definition = new Option<string>("--template") { Description = "A form that the service brings, or a file with a definition.", DefaultValueFactory = _ => "premiepension-70plus" };
var count = new Option<int>("--count") { Description = "How many forms.", DefaultValueFactory = _ => 10 };
var seed = new Option<int>("--seed") { Description = "Seed of the first form; each next one has the next.", DefaultValueFactory = _ => 1 };
var writers = new Option<Writers>("--writers") { Description = "Whose digits.", DefaultValueFactory = _ => Writers.Validation };
var special = new Option<SpecialScan?>("--special") { Description = "How the pages come; left out, as an office scans them." };

var root = new RootCommand("Fills in forms for invented people with real digits (PENSIONSAI_DATA names the data), and scans them.")
{
    folder, definition, count, seed, writers, special,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    if (MnistDigits.DataFolder is not { } data)
        return Fail("PENSIONSAI_DATA names no folder with handwriting/mnist.");
    if (!BlankPictures.IsAvailable)
        return Fail("pdftoppm (Debian package poppler-utils) is not installed.");
    var name = arguments.GetRequiredValue(definition);
    var template = File.Exists(name)
        ? JsonSerializer.Deserialize<FormTemplate>(await File.ReadAllTextAsync(name, cancellationToken), JsonConventions.Options)
        : FormTemplates.LoadOwn().FirstOrDefault(one => one.Id == name);
    if (template is null)
        return Fail("There is no such template.");
    var generator = new PageGenerator(template, arguments.GetValue(writers).Load(data), TestPersonnummer.Load(data));
    var target = Directory.CreateDirectory(arguments.GetRequiredValue(folder).FullName).FullName;
    for (var form = arguments.GetValue(seed); form < arguments.GetValue(seed) + arguments.GetValue(count); form++)
    {
        for (var page = 1; page <= template.Pages.Count; page++)
        {
            var generated = arguments.GetValue(special) is { } kind
                ? await generator.ScanAsync(kind, form, page, cancellationToken)
                : await generator.ScanAsync(form, page, cancellationToken);
            var path = Path.Combine(target, generated.Truth.File);
            await File.WriteAllBytesAsync(path, generated.Content, cancellationToken);
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".json"), JsonSerializer.Serialize(generated.Truth, JsonConventions.Options), cancellationToken);
            Console.WriteLine(path);
        }
    }

    return 0;
});
return await root.Parse(args).InvokeAsync();

static int Fail(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}
