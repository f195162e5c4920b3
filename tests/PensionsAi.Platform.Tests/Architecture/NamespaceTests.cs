using System.Reflection;
using NetArchTest.Rules;
using PensionsAi.Classification;
using PensionsAi.FormReading;
using PensionsAi.Gateway;
using PensionsAi.Jobs;
using PensionsAi.Masking;
using PensionsAi.Transcription;

namespace PensionsAi.Platform.Tests.Architecture;

/// <summary>Holds the rules of what the folders of a service may use, on the compiled types.</summary>
public sealed class NamespaceTests
{
    private static readonly Assembly[] Modules =
    [
        typeof(MaskingModule).Assembly, typeof(ClassificationModule).Assembly, typeof(FormReadingModule).Assembly,
        typeof(TranscriptionModule).Assembly, typeof(JobsModule).Assembly, typeof(GatewayModule).Assembly,
    ];

    public static TheoryData<string> Names => [.. Modules.Select(module => module.GetName().Name!)];

    /// <summary>A domain knows its field alone: no framework, no storage, no model, and no other folder of its service.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Domain_Dependencies_AreNone(string module)
    {
        var types = Types.InAssembly(Module(module)).That().ResideInNamespaceStartingWith($"{module}.Domain").GetTypes().ToList();
        var outside = Types.InAssembly(Module(module)).GetTypes()
            .Select(type => type.Namespace ?? string.Empty)
            .Where(space => space.StartsWith(module + ".", StringComparison.Ordinal) && !space.StartsWith($"{module}.Domain", StringComparison.Ordinal))
            .Distinct();
        AssertNoDependency(module, types, ["Microsoft", "MassTransit", "OpenTelemetry", "NetVips", "PhoneNumbers", .. outside]);
    }

    /// <summary>Models are run in Model/, trained in Train/, and nowhere else in a service.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ModelRuntimes_OutsideModelAndTrain_AreNotUsed(string module)
    {
        var types = Types.InAssembly(Module(module)).That()
            .DoNotResideInNamespaceStartingWith($"{module}.Model").And().DoNotResideInNamespaceStartingWith($"{module}.Train")
            .GetTypes().ToList();
        AssertNoDependency(module, types, ["Microsoft.ML"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_OfAModule_AreInItsNamespace(string module) =>
        Assert.DoesNotContain(
            Module(module).GetTypes().Select(type => type.Namespace ?? string.Empty),
            space => space.StartsWith("PensionsAi", StringComparison.Ordinal)
                && space != module && !space.StartsWith(module + ".", StringComparison.Ordinal));

    [Fact]
    public void Messages_OfContracts_AreInANamespace() =>
        Assert.All(
            Modules.SelectMany(module => module.GetReferencedAssemblies())
                .Where(reference => reference.Name!.EndsWith(".Contracts", StringComparison.Ordinal))
                .DistinctBy(reference => reference.Name)
                .SelectMany(reference => Assembly.Load(reference).GetExportedTypes()),
            type => Assert.False(string.IsNullOrEmpty(type.Namespace), type.Name));

    private static void AssertNoDependency(string module, List<Type> types, string[] forbidden)
    {
        var names = types.Select(type => type.FullName).ToHashSet();
        var offenders = Types.InAssembly(Module(module)).That().HaveDependencyOnAny(forbidden).GetTypes()
            .Select(type => type.FullName)
            .Where(names.Contains);
        Assert.Empty(offenders);
    }

    private static Assembly Module(string name) => Modules.Single(module => module.GetName().Name == name);
}
