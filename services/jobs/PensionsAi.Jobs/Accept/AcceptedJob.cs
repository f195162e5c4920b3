using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Jobs.Accept;

/// <summary>A job that a call became, or that an earlier call with the same key had become.</summary>
/// <param name="Job">The job.</param>
/// <param name="IsAsync">Whether the answer is a 202.</param>
internal sealed record AcceptedJob(Job Job, bool IsAsync);
