namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>The <c>spec</c> of a <see cref="TriggerAuthentication"/>.</summary>
public sealed class TriggerAuthenticationSpec
{
    /// <summary>Entries of <c>parameter</c>, <c>name</c> and <c>key</c>.</summary>
    public IList<IDictionary<string, string>> SecretTargetRef { get; set; } = [];
}
