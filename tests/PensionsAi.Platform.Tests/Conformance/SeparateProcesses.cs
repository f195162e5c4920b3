using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>The suite against separate processes over RabbitMQ.</summary>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesExampleTests(SharedCluster shared) : ExampleConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesBadInputTests(SharedCluster shared) : BadInputConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesIsolationTests(SharedCluster shared) : IsolationConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesTraceTests(SharedCluster shared) : TraceConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesMaskingTests(SharedCluster shared) : MaskingConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesReviewTests(SharedCluster shared) : ReviewConformance(shared);

/// <inheritdoc cref="SeparateProcessesExampleTests"/>
[Collection(ClusterTests.Name)]
public sealed class SeparateProcessesTeachingTests(SharedCluster shared) : TeachingConformance(shared);

/// <summary>The same with speech weights, which the shared ones lack.</summary>
public sealed class SeparateProcessesTranscriptionTests(SpeakingCluster shared) : TranscriptionConformance(shared), IClassFixture<SpeakingCluster>;
