namespace PensionsAi.FormReading.Reviews;

/// <summary>Where a form that may need a review came from.</summary>
/// <param name="Caller">Who sent it.</param>
/// <param name="CaseReference">The case that the caller named.</param>
/// <param name="JobId">The job that reads it; null for a call that is answered at once.</param>
/// <param name="Part">Which of the job's forms, from 0.</param>
internal sealed record ReviewSource(string Caller, string? CaseReference, Guid? JobId = null, int Part = 0);
