using System.Text.Json;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.JobWorker.Running;

/// <summary>How an attempt at a job ended, other than by an unexpected exception.</summary>
public sealed record JobOutcome
{
    private JobOutcome(ModelVersion? model) => Model = model;

    /// <summary>The model that was asked.</summary>
    public ModelVersion? Model { get; }

    /// <summary>The result in each of its media types, the preferred one first; empty when there is a problem.</summary>
    public IReadOnlyList<JobRepresentation> Representations { get; private init; } = [];

    /// <summary>Why there is no result.</summary>
    public ServiceProblem? Problem { get; private init; }

    /// <summary>A result.</summary>
    public static JobOutcome Succeeded(ModelVersion? model, params IReadOnlyList<JobRepresentation> representations) =>
        new(model) { Representations = representations };

    /// <summary>A problem that another attempt would meet too.</summary>
    public static JobOutcome Failed(ServiceProblem problem, ModelVersion? model = null) => new(model) { Problem = problem };

    /// <summary>What the synchronous call would have answered, as JSON or as a problem.</summary>
    public static JobOutcome Json<T>(Outcome<T> outcome, ModelVersion? model)
        where T : notnull =>
        outcome.IsSuccess
            ? Succeeded(model, new JobRepresentation(
                "application/json",
                (stream, token) => JsonSerializer.SerializeAsync(stream, outcome.Value, JsonConventions.Options, token)))
            : Failed(outcome.Problem, model);
}
