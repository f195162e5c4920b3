using PensionsAi.FormReading;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFormReading();
builder.AddBus();

var app = builder.Build();
app.UseService(routes => routes.MapFormReading());
await app.RunAsync();
