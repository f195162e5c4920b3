using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Contracts;

/// <summary>Why a job failed: the members of the problem document that the synchronous call would have answered with.</summary>
/// <param name="Type"><c>urn:pensionsai:problem:…</c>.</param>
/// <param name="Title">The same for every occurrence of the type.</param>
/// <param name="Status">The HTTP status of the synchronous call.</param>
/// <param name="Detail">What happened and what to do.</param>
/// <param name="Errors">Invalid fields, when the problem is about fields.</param>
public sealed record JobProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyDictionary<string, string[]>? Errors = null)
{
    /// <summary>The problem as a service reported it.</summary>
    public static JobProblem From(ServiceProblem problem) =>
        new(problem.Type, problem.Title, problem.Status, problem.Detail, problem.Errors);

    /// <summary>The problem as a synchronous caller gets it.</summary>
    public ServiceProblem ToServiceProblem() =>
        new(Type[ServiceProblem.TypePrefix.Length..], Status, Title, Detail) { Errors = Errors };
}
