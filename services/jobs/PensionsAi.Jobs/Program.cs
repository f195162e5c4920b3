using PensionsAi.Jobs;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddJobs();
builder.AddBus();

var app = builder.Build();
app.UseService(routes => routes.MapJobs());
await app.RunAsync();
