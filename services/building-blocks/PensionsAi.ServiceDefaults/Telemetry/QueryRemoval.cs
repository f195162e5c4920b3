using System.Diagnostics;
using OpenTelemetry;

namespace PensionsAi.ServiceDefaults.Telemetry;

/// <summary>
/// Takes the query out of spans. The instrumentation blackens the values and keeps the names, but a caller that writes a query wrongly
/// has a person in either.
/// </summary>
internal sealed class QueryRemoval : BaseProcessor<Activity>
{
    private const string Query = "url.query";
    private const string Whole = "url.full";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Query) is not null)
            data.SetTag(Query, null);
        if (data.GetTagItem(Whole) is string address && address.IndexOf('?', StringComparison.Ordinal) is var start and >= 0)
            data.SetTag(Whole, address[..start]);
    }
}
