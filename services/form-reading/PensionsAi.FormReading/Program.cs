using PensionsAi.FormReading;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Thresholds;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
if (args is ["examples" or "thresholds", ..])
{
    return await new System.CommandLine.RootCommand { ExamplesCommand.Create(builder.Configuration), ThresholdsCommand.Create(builder.Configuration) }
        .Parse(args).InvokeAsync();
}

builder.AddServiceDefaults();
builder.AddFormReading();
builder.AddBus();

var app = builder.Build();
app.UseService(routes => routes.MapFormReading());
await app.RunAsync();
return 0;
