using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using PensionsAi.Distributed.Running;
using RabbitMQ.Client;

namespace PensionsAi.Distributed.Workers;

/// <summary>
/// Classifications that are accepted before there is a worker, and held back until one is ready. The texts are long: the answer does
/// not grow with them, so that nearly all of a job is the worker's computing.
/// </summary>
internal sealed class Backlog(JobRows rows, int workers, int jobs, int texts)
{
    private const string Kind = "classifications";
    private const int WarmUpPerWorker = 12;

    private const int SentencesPerText = 60;

    private static readonly string[] Sentences =
    [
        "När kommer pengarna i december?", "Jag kommer inte in med min e-legitimation, det står bara fel kod.",
        "Tack för ett trevligt möte, ni förklarade fondbyte och avgifter så att även jag förstod.",
        "Jag har ringt två gånger och väntat länge i kön utan att få svar på vad som har hänt.",
        "Kan jag ta ut en del av pensionen och arbeta vidare på halvtid?", "Skatten som drogs i januari stämmer inte med min tabell.",
        "Hur mycket får jag i bostadstillägg om hyran höjs?", "Min make har gått bort och jag undrar över omställningspensionen.",
        "Det orange kuvertet har inte kommit i år.", "Blanketten på webbplatsen går inte att skicka in från mobilen.",
    ];

    private readonly byte[] _body = CreateBody(texts);
    private readonly int _warmUp = workers * WarmUpPerWorker;

    /// <summary>Has all jobs accepted, and takes them out of the queue again, to be sent when they are wanted.</summary>
    public async Task SubmitAsync(Platform platform, Service gateway, CancellationToken cancellationToken)
    {
        await rows.ClearAsync(cancellationToken);
        using var client = gateway.Client();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, _warmUp + jobs),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (_, cancelled) => await SubmitOneAsync(client, cancelled));
        while (await rows.CountSentAsync(cancellationToken) < _warmUp + jobs)
            await Task.Delay(100, cancellationToken);

        await rows.HoldAsync(cancellationToken);
        await using var connection = await new ConnectionFactory { Uri = platform.Broker.Address }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.QueuePurgeAsync(Kind, cancellationToken);
    }

    /// <summary>Has the first jobs done, which do not count: what a fresh process compiles and loads is no part of the work.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken) => DoAsync(_warmUp, cancellationToken);

    /// <summary>Has the rest done, and gives the time from the start of the first to the end of the last.</summary>
    public async Task<TimeSpan> FinishAsync(CancellationToken cancellationToken)
    {
        await DoAsync(jobs, cancellationToken);
        return await rows.CountSucceededAsync(cancellationToken) == _warmUp + jobs
            ? await rows.SpanAsync(_warmUp, jobs, cancellationToken)
            : throw new InvalidOperationException("Jobs failed, or were tried twice.");
    }

    private async Task DoAsync(int count, CancellationToken cancellationToken)
    {
        var rest = await rows.CountOpenAsync(cancellationToken) - count;
        await rows.ReleaseAsync(count, cancellationToken);
        while (await rows.CountOpenAsync(cancellationToken) > rest)
            await Task.Delay(200, cancellationToken);
    }

    private static byte[] CreateBody(int texts)
    {
        var random = new Random(1);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            taxonomy = "pension-freetext",
            explain = true,
            texts = Enumerable.Range(1, texts).Select(number => new
            {
                id = $"{number}",
                text = string.Join(' ', Enumerable.Range(0, SentencesPerText).Select(_ => Sentences[random.Next(Sentences.Length)])),
            }),
        });
    }

    private async Task SubmitOneAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/classifications") { Content = new ByteArrayContent(_body) };
        request.Headers.Add("Prefer", "respond-async");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        using var answer = await client.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"A job was answered {(int)answer.StatusCode}.");
    }
}
