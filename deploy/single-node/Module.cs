using PensionsAi.Classification;
using PensionsAi.FormReading;
using PensionsAi.Jobs;
using PensionsAi.Masking;
using PensionsAi.Transcription;

namespace PensionsAi.SingleNode;

/// <summary>One service within the one process.</summary>
/// <param name="Cluster">Its name in the gateway's routes.</param>
/// <param name="JobKinds">The kinds of job that it does.</param>
/// <param name="Add">Registers it.</param>
/// <param name="Map">Maps its endpoints.</param>
internal sealed record Module(
    string Cluster, IReadOnlyList<string> JobKinds, Action<IHostApplicationBuilder> Add, Action<IEndpointRouteBuilder> Map)
{
    /// <summary>All services, in the order of their ports.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        new("masking", ["maskings", "table-maskings"], host => host.AddMasking(), routes => routes.MapMasking()),
        new("classification", ["classifications", "analyses", "trainings"], host => host.AddClassification(), routes => routes.MapClassification()),
        new("form-reading", ["form-readings"], host => host.AddFormReading(), routes => routes.MapFormReading()),
        new("transcription", ["transcriptions"], host => host.AddTranscription(), routes => routes.MapTranscription()),
        new("jobs", [], host => host.AddJobs(), routes => routes.MapJobs()),
    ];
}
