namespace PensionsAi.Jobs.Callbacks;

/// <summary>What became of one attempt.</summary>
/// <param name="IsTold">Whether the receiver answered with 2xx.</param>
/// <param name="Status">The HTTP status, or the kind of failure when there was no answer. Never anything that the receiver wrote.</param>
internal readonly record struct CallbackAnswer(bool IsTold, string Status);
