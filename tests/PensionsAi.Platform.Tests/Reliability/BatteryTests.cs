namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// The tests of the reliability battery, one after another and beside nothing else: each takes the whole machine. A test names
/// itself by the trait <see cref="Trait"/>, by which <c>./test reliability NAME</c> finds it.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BatteryTests
{
    public const string Name = "battery";

    public const string Trait = "battery";
}
