using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Train;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.LookupEncoder;

namespace PensionsAi.Models.PensionFreetext.WordVectors;

/// <summary>
/// An encoder of word vectors, installed for as long as it is measured and loaded as the service loads one. It is not kept: the texts that such
/// vectors were learnt from are of others.
/// </summary>
internal sealed class TemporaryEncoder : IDisposable
{
    private readonly string _store = Directory.CreateTempSubdirectory("word-vectors-").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SentenceEncoder _encoder;

    /// <summary>Makes and loads it.</summary>
    /// <param name="folder">Folder of the word vectors.</param>
    public TemporaryEncoder(string folder)
    {
        WordVectorEncoder.Write(WordVectorFile.Read(folder), _store);
        _encoder = SentenceEncoder.Load(
            new ModelStore(_store).Open(EncoderFolder.Name), new InferenceMetrics(_services.GetRequiredService<IMeterFactory>()));
    }

    /// <summary>What models remember of it.</summary>
    public EncoderIdentity Identity => _encoder.Identity;

    /// <summary>The texts with their vectors.</summary>
    public IReadOnlyList<LabelledText> Encode(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken)
    {
        var vectors = _encoder.Encode([.. texts.Select(text => text.Text)], Environment.ProcessorCount, cancellationToken);
        return [.. texts.Zip(vectors, (text, vector) => text with { Vector = vector })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encoder.Dispose();
        _services.Dispose();
        Directory.Delete(_store, recursive: true);
    }
}
