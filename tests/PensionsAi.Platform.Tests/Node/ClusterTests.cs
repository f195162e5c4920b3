namespace PensionsAi.Platform.Tests.Node;

/// <summary>Tests of the platform as separate processes, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<SharedCluster>
{
    public const string Name = "cluster";
}
