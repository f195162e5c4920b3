namespace PensionsAi.Jobs.Dispatch;

/// <summary>Wakes the dispatcher.</summary>
internal sealed class DispatchSignal : WakeSignal;
