namespace PensionsAi.Jobs.Callbacks;

/// <summary>Wakes the sender of callbacks: a job has ended, or a place has become free.</summary>
internal sealed class CallbackSignal : WakeSignal;
