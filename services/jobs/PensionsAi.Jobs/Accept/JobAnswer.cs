using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Track;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>Answers a call that became a job: with the job, or with what the job brought forth.</summary>
internal sealed class JobAnswer(JobReader jobs, JobWatch watch, IOptions<JobsOptions> options)
{
    /// <summary>202 with the job, where to follow it, and what was preferred.</summary>
    public static IResult Accepted(HttpContext context, Job job)
    {
        if (Preference.IsRespondAsync(context.Request.Headers["Prefer"]))
            context.Response.Headers["Preference-Applied"] = Preference.RespondAsync;

        // The gateway tells under which path base the caller knows it.
        return TypedResults.Accepted($"{context.Request.Headers["X-Forwarded-Prefix"]}/v1/jobs/{job.Id}", job);
    }

    /// <summary>The result as the synchronous call would have answered; 202 when it is not there in time.</summary>
    public async Task<IResult> WaitAsync(HttpContext context, Job job, CancellationToken cancellationToken)
    {
        var ended = await watch.WaitForEndAsync(job.Id, options.Value.SynchronousWait, cancellationToken);
        if (ended is null)
            return Accepted(context, job);
        if (ended.Problem is not null)
            return ended.Problem.ToServiceProblem().ToHttpResult();
        if (ended.Model is not null)
            context.SetModel(ended.Model);
        return await jobs.OpenResultAsync(ended, accept: [], cancellationToken);
    }
}
