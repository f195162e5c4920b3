using System.CommandLine;
using PensionsAi.FormSpeed;

var model = new Option<DirectoryInfo>("--model") { Description = "Folder of the model.", DefaultValueFactory = _ => new DirectoryInfo("models/handwritten-digits") };
var page = new Option<FileInfo>("--page")
{
    Description = "A filled-in page of a form that the program brings.", DefaultValueFactory = _ => new FileInfo("docs/samples/premiepension.jpg"),
};

var root = new RootCommand("Measures form reading on one core: pages a second by stage and in all, fields a second, memory.") { model, page };
root.SetAction(async (arguments, cancellationToken) =>
{
    using var form = new FormReadingUnderTest(arguments.GetRequiredValue(model).FullName);
    return await Stages.PrintAsync(form, await File.ReadAllBytesAsync(arguments.GetRequiredValue(page).FullName, cancellationToken)) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
