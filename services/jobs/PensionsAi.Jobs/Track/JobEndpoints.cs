using System.ComponentModel.DataAnnotations;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Track;

/// <summary>What a caller can do with its jobs.</summary>
internal static class JobEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxPage = 1_000_000;
    private const string IdText = "Id of the job, from `Location` or the job object.";

    private static readonly string IdExample = JobExamples.Running.Id.ToString();

    public static void MapJobTracking(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/v1/jobs").WithTags("Jobs");
        jobs.MapGet(string.Empty, ListAsync)
            .WithName("listJobs")
            .WithSummary("List your jobs")
            .WithDescription("The caller's own jobs, the newest first. Needs any valid key.")
            .WithParameter("kind", "Only jobs of this kind.", "maskings")
            .WithParameter("status", "Only jobs that are queued, running, succeeded, failed or cancelled.", "succeeded")
            .WithParameter("limit", "Most items on a page, 1 to 100.", "20")
            .WithParameter("page", "Which page, from 1.", "1")
            .Produces<JobList>()
            .WithResponseExample(200, new JobList([JobExamples.Succeeded], 1, DefaultLimit, 1))
            .ProducesProblems(ServiceProblem.InvalidField("status", "Must be queued, running, succeeded, failed or cancelled."));
        jobs.MapGet("/{id:guid}", GetAsync)
            .WithName("getJob")
            .WithSummary("Follow a job")
            .WithParameter("id", IdText, IdExample)
            .WithDescription("Where the job is. Another caller's job is answered with 404. Needs any valid key.")
            .Produces<Job>()
            .WithResponseExample(200, JobExamples.Running)
            .ProducesProblems(JobReader.NotFound);
        jobs.MapGet("/{id:guid}/result", GetResultAsync)
            .WithName("getJobResult")
            .WithSummary("Fetch a job's result")
            .WithParameter("id", IdText, IdExample)
            .WithDescription(
                "What the synchronous call would have answered, in one of the media types that the kind of job has, by Accept. "
                + "404 until it is there and after it was removed, 409 when the job failed or was cancelled. Needs any valid key.")
            // What is not named here cannot be asked for.
            .Produces(200, contentType: "application/json", additionalContentTypes:
            [
                "application/jsonl", "application/x-ndjson", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "text/plain", "text/csv", "text/vtt", "application/x-subrip", "text/html",
            ])
            .AnswersJobResults()
            .ProducesProblems(JobReader.NotFound, JobReader.NoResult, JobReader.WithoutResult("failed"));
        jobs.MapGet("/{id:guid}/events", JobEvents.HandleAsync)
            .WithName("followJob")
            .WithSummary("Follow a job as it happens")
            .WithParameter("id", IdText, IdExample)
            .WithDescription(
                "Server-sent events: `job` with the job whenever it changed, until it has ended; `heartbeat` every 15 seconds. A "
                + "transcription's segments come as `segment` as soon as they are known, masked ones only where the call asked "
                + "for `mask=true`; whoever follows later gets the earlier ones first, or with the header "
                + "`Last-Event-ID`, which browsers send by themselves, those after it. When `attempts` rises the segments begin "
                + "anew. None comes after a cancellation. Needs any valid key.")
            .Produces(200, contentType: "text/event-stream")
            .WithResponseExample(200, JobExamples.Events, "text/event-stream")
            .ProducesProblems(JobReader.NotFound);
        jobs.MapDelete("/{id:guid}", DeleteAsync)
            .WithName("deleteJob")
            .WithSummary("Cancel a job and remove its data")
            .WithParameter("id", IdText, IdExample)
            .WithDescription("Cancels the job if it has not ended, and removes its input and result now. Needs any valid key.")
            .Produces(204)
            .ProducesProblems(JobReader.NotFound);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        JobReader jobs,
        string? kind,
        string? status,
        CancellationToken cancellationToken,
        [Range(1, MaxLimit)] int limit = DefaultLimit,
        [Range(1, MaxPage)] int page = 1)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        if (page is < 1 or > MaxPage)
            errors["page"] = ["Must be 1 to 1,000,000."];
        JobStatus? wanted = Enum.TryParse<JobStatus>(status, ignoreCase: true, out var parsed) ? parsed : null;
        if (status is not null && (wanted is null || int.TryParse(status, out _)))
            errors["status"] = ["Must be queued, running, succeeded, failed or cancelled."];
        if (errors.Count > 0)
            return ServiceProblem.InvalidFields(errors).ToHttpResult();

        return TypedResults.Ok(await jobs.ListAsync(context.User.Caller().Name, kind, wanted, page, limit, cancellationToken));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpContext context, JobReader jobs, CancellationToken cancellationToken) =>
        await jobs.FindOfAsync(context.User.Caller().Name, id, cancellationToken) is { } job
            ? TypedResults.Ok(job.ToJob())
            : JobReader.NotFound.ToHttpResult();

    private static async Task<IResult> GetResultAsync(Guid id, HttpContext context, JobReader jobs, CancellationToken cancellationToken) =>
        await jobs.FindOfAsync(context.User.Caller().Name, id, cancellationToken) is { } job
            ? await jobs.OpenResultAsync(job, context.Request.GetTypedHeaders().Accept, cancellationToken)
            : JobReader.NotFound.ToHttpResult();

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, JobReader jobs, JobDeletion deletion, CancellationToken cancellationToken)
    {
        if (await jobs.FindOfAsync(context.User.Caller().Name, id, cancellationToken) is not { } job)
            return JobReader.NotFound.ToHttpResult();
        await deletion.DeleteAsync(job, cancellationToken);
        return TypedResults.NoContent();
    }
}
