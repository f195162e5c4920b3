using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>A form that was read, or a page that was not.</summary>
/// <param name="Form">The form; null when it is a page that was not read.</param>
/// <param name="Unread">That page; null for a form.</param>
/// <param name="Problem">Why it was not read; null for a form.</param>
/// <param name="Progress">How much of all has been read with it, 0 to 1.</param>
internal sealed record ReadOutcome(ReadPage? Form, UnreadPage? Unread, ServiceProblem? Problem, double Progress);
