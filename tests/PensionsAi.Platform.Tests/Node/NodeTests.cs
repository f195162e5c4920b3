namespace PensionsAi.Platform.Tests.Node;

/// <summary>Tests of the running platform, one after another: they share two cores and one process.</summary>
[CollectionDefinition(Name)]
public sealed class NodeTests : ICollectionFixture<SharedNode>
{
    public const string Name = "node";
}
