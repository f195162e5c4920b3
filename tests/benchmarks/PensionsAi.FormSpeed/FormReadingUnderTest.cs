using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Templates;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;

namespace PensionsAi.FormSpeed;

/// <summary>The service's own classes over a model.</summary>
internal sealed class FormReadingUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Loads the model.</summary>
    /// <param name="folder">The model's folder.</param>
    public FormReadingUnderTest(string folder)
    {
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new InferenceMetrics(_services.GetRequiredService<IMeterFactory>());
        var options = Options.Create(new FormReadingOptions());
        Network = new DigitNetwork(new ModelStore(Path.GetDirectoryName(folder.TrimEnd('/'))!).Open(DigitNetwork.Name), metrics);
        Decoder = new PictureDecoder(metrics);
        Blanks = new BlankPages(new PdfPages(Poppler.Find(), TimeProvider.System));
        Fields = new FieldsReader(Network, TimeProvider.System);
        Templates = new FormTemplates(FormTemplates.LoadOwn());
        Pages = new PageReader(Templates, Blanks, Fields, options);
        Thresholds = AcceptanceThresholds.Of(options.Value);
    }

    public DigitNetwork Network { get; }

    public PictureDecoder Decoder { get; }

    public BlankPages Blanks { get; }

    public FieldsReader Fields { get; }

    public FormTemplates Templates { get; }

    public PageReader Pages { get; }

    public AcceptanceThresholds Thresholds { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Network.Dispose();
        Decoder.Dispose();
        _services.Dispose();
    }
}
