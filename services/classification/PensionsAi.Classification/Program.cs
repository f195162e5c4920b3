using PensionsAi.Classification;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddClassification();
builder.AddBus();
var app = builder.Build();
app.UseService(routes => routes.MapClassification());
await app.RunAsync();
