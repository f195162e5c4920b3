using System.Diagnostics;
using System.Globalization;
using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.ThemeFigures;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Environment.GetEnvironmentVariable("PENSIONSAI_DATA") is not { } data || args is not ([] or ["--show"] or ["--speed"] or ["--through", _, _]))
{
    Console.Error.WriteLine("usage: PENSIONSAI_DATA=FOLDER dotnet run -c Release --project tests/benchmarks/PensionsAi.ThemeFigures [-- --show|--speed|--through ADDRESS KEY]");
    return 2;
}

List<string> tenThousand = [.. LabelledSet.Read(data).SelectMany(set => set.Texts).Take(10_000)];
if (args is ["--speed"])
{
    Time(tenThousand);
    return 0;
}

if (args is ["--through", var address, var key])
{
    await ThroughPlatform.TimeAsync(new Uri(address), key, tenThousand);
    return 0;
}

Console.WriteLine("| set | texts | themes | outliers | NMI | NMI of FeaturizeText + k-means | same file: kept, same place, new | 10 % more: kept, same place, new |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (var set in LabelledSet.Read(data))
    Measure(set);
return 0;

void Measure(LabelledSet set)
{
    var first = Search(set.Texts, null);
    var again = Search(set.Texts, first.State);
    // A tenth less than all, then all: what comes to it is as much as 10 % of what was there.
    var part = set.Texts.Index().Where(text => text.Index % 11 != 0).Select(text => text.Item).ToList();
    var before = Search(part, null);
    var after = Search(set.Texts, before.State);
    var sorted = PlacesOf(first, set.Texts.Count);
    var among = Enumerable.Range(0, set.Texts.Count).Where(text => sorted[text].Length > 0).ToList();
    var peer = DefaultFeaturizer.Cluster(set.Texts, first.Across.Count);
    var afterPlaces = PlacesOf(after, set.Texts.Count);
    Console.WriteLine(
        $"| {set.Name} | {set.Texts.Count} | {first.Across.Count} | {1 - ((double)among.Count / set.Texts.Count):P1} "
        + $"| {Nmi(sorted):F3} | {Nmi(peer):F3} "
        + $"| {Kept(first, again)} {Same(sorted, PlacesOf(again, set.Texts.Count))} {again.Across.Count(theme => theme.IsNew)} "
        + $"| {Kept(before, after)} {Same(PlacesOf(before, part.Count), [.. afterPlaces.Index().Where(place => place.Index % 11 != 0).Select(place => place.Item)])} {after.Across.Count(theme => theme.IsNew)} |");
    if (args is ["--show"])
        Show(first);

    double Nmi(IReadOnlyList<string> groups) =>
        Agreement.NormalizedMutualInformation([.. among.Select(text => groups[text])], [.. among.Select(text => set.Codes[text])]);
}

static FoundThemes Search(IReadOnlyList<string> texts, ThemeState? state) =>
    ThemeSearch.Search([.. texts.Select(text => new ThemeText(text, []))], state, Guid.NewGuid(), new ThemeOptions(), CancellationToken.None);

static string[] PlacesOf(FoundThemes found, int texts)
{
    var places = Enumerable.Repeat("", texts).ToArray();
    foreach (var theme in found.Across)
    {
        foreach (var text in theme.Texts)
            places[text] = theme.Theme.Id;
    }

    return places;
}

static string Kept(FoundThemes before, FoundThemes after) =>
    $"{(double)before.Across.Count(theme => after.Across.Any(other => other.Theme.Id == theme.Theme.Id && other.Texts.Count >= 5)) / before.Across.Count:P0}";

static string Same(string[] before, string[] after) => $"{(double)before.Zip(after).Count(pair => pair.First == pair.Second) / before.Length:P1}";

static void Show(FoundThemes found)
{
    foreach (var theme in found.Across)
    {
        Console.WriteLine($"  {theme.Texts.Count,5}  {theme.Theme.Name}   [{string.Join("; ", theme.Theme.KeyPhrases.Skip(3))}]");
        Console.WriteLine($"         \"{string.Join("\" \"", theme.Quotes)}\"");
    }
}

static void Time(List<string> texts)
{
    var watch = Stopwatch.StartNew();
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    var found = Search(texts, null);
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(
        $"\n{texts.Count} texts of {texts.Average(text => text.Length):F0} characters: {found.Across.Count} themes in {watch.Elapsed.TotalSeconds:F1} s, "
        + $"{(process.TotalProcessorTime - cpu).TotalSeconds:F1} s of processor; peak of the whole run {process.PeakWorkingSet64 / 1_000_000} MB");
}
