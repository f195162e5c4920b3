using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.Transcription;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTranscription();
builder.AddBus();

var app = builder.Build();
app.UseService(routes => routes.MapTranscription());
await app.RunAsync();
