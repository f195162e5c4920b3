namespace PensionsAi.Gateway.Audit;

/// <summary>An entry on its way to the table.</summary>
/// <param name="Entry">What is to be written.</param>
/// <param name="Written">Told once it is on the disk; null when nobody waits for that.</param>
internal sealed record PendingEntry(AuditEntry Entry, TaskCompletionSource? Written);
