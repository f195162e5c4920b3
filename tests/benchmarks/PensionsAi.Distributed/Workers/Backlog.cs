using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using PensionsAi.Distributed.Running;
using RabbitMQ.Client;

namespace PensionsAi.Distributed.Workers;

/// <summary>Maskings that are accepted before there is a worker, and held back until one is ready.</summary>
internal sealed class Backlog(int jobs, int texts)
{
    /// <summary>Jobs that come before those that count.</summary>
    public const int WarmUp = 8;

    private const string Kind = "maskings";

    private static readonly string Text = string.Concat(Enumerable.Repeat(
        "Jag heter Anna Öberg och bor i Sundsvall. Mitt ärende gäller utbetalningen av pensionen i december, som inte har kommit än. " +
        "Jag har ringt två gånger och väntat länge i kön utan att få svar på vad som har hänt.  ",
        26));

    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        texts = Enumerable.Range(1, texts).Select(number => new { id = $"{number}", text = Text }),
    });

    public int Jobs => jobs;

    /// <summary>Has all jobs accepted, and takes them out of the queue again, to be sent when they are wanted.</summary>
    public async Task SubmitAsync(Platform platform, Service gateway, JobRows rows, CancellationToken cancellationToken)
    {
        await rows.ClearAsync(cancellationToken);
        using var client = gateway.Client();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, WarmUp + jobs),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (_, cancelled) => await SubmitOneAsync(client, cancelled));
        while (await rows.CountSentAsync(cancellationToken) < WarmUp + jobs)
            await Task.Delay(100, cancellationToken);

        await rows.HoldAsync(cancellationToken);
        await using var connection = await new ConnectionFactory { Uri = platform.Broker.Address }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.QueuePurgeAsync(Kind, cancellationToken);
    }

    /// <summary>Lets the next jobs be done, and gives the time from the start of the first to the end of the last.</summary>
    public async Task<TimeSpan> DoAsync(JobRows rows, int count, CancellationToken cancellationToken)
    {
        var rest = await rows.CountOpenAsync(cancellationToken) - count;
        await rows.ReleaseAsync(count, cancellationToken);
        while (await rows.CountOpenAsync(cancellationToken) > rest)
            await Task.Delay(200, cancellationToken);
        return rest > 0 || await rows.CountSucceededAsync(cancellationToken) == WarmUp + jobs
            ? await rows.SpanAsync(count, cancellationToken)
            : throw new InvalidOperationException("Jobs failed.");
    }

    private async Task SubmitOneAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = new ByteArrayContent(_body) };
        request.Headers.Add("Prefer", "respond-async");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        using var answer = await client.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"A job was answered {(int)answer.StatusCode}.");
    }
}
