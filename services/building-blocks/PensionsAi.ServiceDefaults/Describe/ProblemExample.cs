using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: a problem that the call may answer with.</summary>
public sealed record ProblemExample(ServiceProblem Problem);
