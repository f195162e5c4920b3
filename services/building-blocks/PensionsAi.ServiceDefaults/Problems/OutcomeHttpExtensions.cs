using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>Turns outcomes and problems into HTTP results.</summary>
public static class OutcomeHttpExtensions
{
    /// <summary>200 with the value, or the problem document.</summary>
    public static Results<Ok<T>, ProblemResult> ToHttpResult<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.IsSuccess ? TypedResults.Ok(outcome.Value) : outcome.Problem.ToHttpResult();

    /// <summary>The problem document.</summary>
    public static ProblemResult ToHttpResult(this ServiceProblem problem) => new(problem);
}
