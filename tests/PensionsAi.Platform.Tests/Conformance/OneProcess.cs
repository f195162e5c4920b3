using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>The suite against the one-process host.</summary>
[Collection(NodeTests.Name)]
public sealed class OneProcessExampleTests(SharedNode shared) : ExampleConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessBadInputTests(SharedNode shared) : BadInputConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessIsolationTests(SharedNode shared) : IsolationConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessTraceTests(SharedNode shared) : TraceConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessMaskingTests(SharedNode shared) : MaskingConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessReviewTests(SharedNode shared) : ReviewConformance(shared);

/// <inheritdoc cref="OneProcessExampleTests"/>
[Collection(NodeTests.Name)]
public sealed class OneProcessTeachingTests(SharedNode shared) : TeachingConformance(shared);

/// <summary>The same with speech weights, which the shared one lacks.</summary>
public sealed class OneProcessTranscriptionTests(SpeakingNode shared) : TranscriptionConformance(shared), IClassFixture<SpeakingNode>;
