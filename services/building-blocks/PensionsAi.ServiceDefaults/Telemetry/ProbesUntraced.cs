using System.Diagnostics;
using OpenTelemetry;

namespace PensionsAi.ServiceDefaults.Telemetry;

/// <summary>Leaves the gateway's questions after its services' health, one a second and service, out of the traces.</summary>
internal sealed class ProbesUntraced : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.OperationName is not ("proxy.cluster_health_checks" or "proxy.destination_health_check"))
            return;
        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
