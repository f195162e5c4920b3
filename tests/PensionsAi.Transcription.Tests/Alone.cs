namespace PensionsAi.Transcription.Tests;

/// <summary>Tests that measure the whole process, and so must run without others beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
