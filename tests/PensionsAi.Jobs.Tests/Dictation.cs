using System.Threading.Channels;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Jobs.Tests;

/// <summary>Shows the words that a test dictates, and does with them what it says.</summary>
internal sealed class Dictation : IJobHandler
{
    public const string Fail = "(fail)";
    public const string End = "(end)";

    private readonly Channel<string> _words = Channel.CreateUnbounded<string>();

    public void Say(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            _words.Writer.TryWrite(word);
    }

    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var word = await _words.Reader.ReadAsync(cancellationToken);
            if (word == Fail)
                throw new InvalidOperationException();
            if (word == End)
                return JobOutcome.Succeeded(null, new JobRepresentation("text/plain", (stream, token) => stream.WriteAsync("end"u8.ToArray(), token).AsTask()));
            await input.Events.AddAsync("word", [new { word }], cancellationToken);
        }
    }
}
