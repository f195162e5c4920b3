using PensionsAi.Gateway;
using PensionsAi.Gateway.Keys;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
if (args is ["keys", ..])
    return await new System.CommandLine.RootCommand { KeysCommand.Create(builder.Configuration) }.Parse(args).InvokeAsync();

builder.AddServiceDefaults();
builder.AddGateway();
builder.AddBus();

var app = builder.Build();
app.UseGateway();
await app.RunAsync();
return 0;
