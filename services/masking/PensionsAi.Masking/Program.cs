using PensionsAi.Masking;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMasking();
builder.AddBus();
var app = builder.Build();
app.UseService(routes => routes.MapMasking());
await app.RunAsync();
