namespace PensionsAi.Platform.Tests.Node;

/// <summary>A platform of separate processes that has speech weights.</summary>
public sealed class SpeakingCluster : SharedCluster
{
    private readonly PartialSpeechModel? _model = PartialSpeechModel.Missing is null ? PartialSpeechModel.Create() : null;

    protected override Dictionary<string, string> Settings(Collector collector) =>
        new(base.Settings(collector).Concat(_model?.Settings ?? []));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _model?.Dispose();
    }
}
