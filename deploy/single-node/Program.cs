using System.CommandLine;
using PensionsAi.SingleNode;

// The host ends itself on Ctrl-C, and takes the time that it needs; the command line must not end it sooner.
return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
