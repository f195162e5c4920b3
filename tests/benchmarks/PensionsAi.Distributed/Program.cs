using System.CommandLine;
using PensionsAi.Distributed.Relay;
using PensionsAi.Distributed.Upload;
using PensionsAi.Distributed.Workers;

var root = new RootCommand(
    "Measures the platform as separate processes, over a RabbitMQ and a PostgreSQL of its own. Each command prints every round, fails when its goal is missed, and compares within one run: other work on the machine moves both sides.")
{
    RelayCommand.Create(), WorkersCommand.Create(), UploadCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
