using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>What a collector sees of a call.</summary>
public abstract class TraceConformance(IRunning shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trace_CallThroughTheGateway_GatewayAndServiceAreOneTrace()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        const string caller = "00f067aa0ba902b7";
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostJsonAsync(
            "/v1/maskings", """{"texts":[{"id":"1","text":"Hej"}]}""", ("traceparent", $"00-{trace}-{caller}-01"));
        await answer.JsonAsync();
        Assert.StartsWith($"00-{trace}-", answer.Headers.GetValues("traceresponse").Single(), StringComparison.Ordinal);

        // The gateway forwards in a span of its own, which is a server's too.
        var spans = await SpansAsync(trace, spans => spans.Count(IsCall) == 2 && spans.Any(span => span.Kind == OtlpSpan.Client));
        var byId = spans.ToDictionary(span => span.SpanId);
        var gateway = Assert.Single(spans, span => span.ParentId == caller);
        var service = Assert.Single(spans, span => IsCall(span) && span != gateway);
        Assert.Contains(gateway, Ancestors(service));
        Assert.Contains(Ancestors(service), span => span.Kind == OtlpSpan.Client);

        static bool IsCall(OtlpSpan span) => span is { Kind: OtlpSpan.Server, Name: "POST /v1/maskings" };

        IEnumerable<OtlpSpan> Ancestors(OtlpSpan span)
        {
            while (byId.TryGetValue(span.ParentId, out var parent))
                yield return span = parent;
        }
    }

    [Fact]
    public async Task Trace_Job_RunsInTheTraceOfItsCall()
    {
        const string trace = "5cf92f3577b34da6a3ce929d0e0e4737";
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostJsonAsync(
            "/v1/maskings", """{"texts":[{"id":"1","text":"Hej"}]}""",
            ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"), ("Prefer", "respond-async"));
        await answer.JsonAsync(202);
        await client.FollowAsync(answer.Headers.Location!);

        var spans = await SpansAsync(trace, found => found.Any(span => span.Kind == OtlpSpan.Consumer));
        Assert.Contains(spans, span => span.Kind == OtlpSpan.Consumer);
    }

    private async Task<IReadOnlyList<OtlpSpan>> SpansAsync(string trace, Func<IReadOnlyList<OtlpSpan>, bool> isEnough)
    {
        for (var i = 0; ; i++)
        {
            IReadOnlyList<OtlpSpan> spans = [.. shared.Collector.Spans.Where(span => span.TraceId == trace)];
            if (isEnough(spans) || i == 200)
                return spans;
            await Task.Delay(100, Cancelled);
        }
    }
}
