using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Gateway.Audit;

/// <summary>
/// What the audit trail will say of the call that is under way; a feature of the request. Kept apart from endpoint and user,
/// which the exception handler clears.
/// </summary>
internal sealed class CallRecord
{
    /// <summary>Pattern of the route; null while the call concerns nothing that is audited.</summary>
    public string? Route { get; set; }

    public string? Caller { get; set; }

    public string? CaseReference { get; set; }

    public ModelVersion? Model { get; set; }

    public Guid? JobId { get; set; }
}
