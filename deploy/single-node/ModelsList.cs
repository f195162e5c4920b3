using System.Globalization;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.SingleNode;

/// <summary>The list of models that <c>./run models</c> prints.</summary>
internal static class ModelsList
{
    private const string WordErrorRate = "published-wer-percent-fleurs-sv";

    /// <summary>Writes a line a model. Every file that is there is read to see whether it is what its manifest says.</summary>
    public static async Task WriteAsync(ModelStore store, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Line("NAME", "VERSION", "SIZE", "STATE", "LICENCE", "WORD ERROR RATE"));
        foreach (var name in store.Names())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteLineAsync(Describe(store, name));
        }
    }

    private static string Describe(ModelStore store, string name)
    {
        try
        {
            if (store.FindManifest(name) is not { } manifest)
                return Line(name, "", "", "damaged", "", "");
            return Line(
                name,
                manifest.Version,
                string.Create(CultureInfo.InvariantCulture, $"{manifest.Files.Sum(file => file.Bytes) / 1_000_000.0:F1} MB"),
                StateOf(store, name),
                manifest.Licence,
                manifest.Measured.TryGetValue(WordErrorRate, out var rate)
                    ? string.Create(CultureInfo.InvariantCulture, $"{rate.GetValue<double>():F1} % (published, FLEURS)")
                    : "");
        }
        catch (ModelVerificationException)
        {
            return Line(name, "", "", "damaged", "", "");
        }
    }

    private static string StateOf(ModelStore store, string name)
    {
        try
        {
            store.Open(name);
            return "installed";
        }
        catch (ModelNotFoundException)
        {
            return "not installed";
        }
        catch (ModelVerificationException)
        {
            return "damaged";
        }
    }

    private static string Line(string name, string version, string size, string state, string licence, string rate) =>
        $"{name,-20} {version,-8} {size,10}  {state,-13}  {licence,-22} {rate}".TrimEnd();
}
