using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormReading.Model;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Models.HandwrittenDigits;
using PensionsAi.StripComposer;

if (MnistDigits.DataFolder is not { } data || args is not ["figures", .. var rest] || rest.Length > 1)
{
    Console.Error.WriteLine(
        """
        Usage: PensionsAi.Models.HandwrittenDigits figures [COUNT]   measures the model as it is served, with COUNT (10000)
                                                                     numbers of each source; PENSIONSAI_DATA names the data
        """);
    return 2;
}

// The tables are the same wherever they are printed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
using var network = new DigitNetwork(
    new ModelStore(Path.Combine(AppContext.BaseDirectory, "models")).Open(DigitNetwork.Name),
    new InferenceMetrics(services.GetRequiredService<IMeterFactory>()));
FiguresCommand.Run(
    new DigitSources(data, network),
    TestPersonnummer.Load(data),
    rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_000);
return 0;
