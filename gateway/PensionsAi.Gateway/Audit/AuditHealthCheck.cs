using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PensionsAi.Gateway.Audit;

/// <summary>Not ready while the audit trail cannot be written: no call may go unrecorded.</summary>
internal sealed class AuditHealthCheck(AuditLog log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(log.IsStuck ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
