using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormGenerator.Measuring;

/// <summary>Figures over pages. Not thread-safe.</summary>
public sealed class AccuracyTally
{
    private readonly List<PageVerdict> _pages = [];

    /// <summary>How many pages.</summary>
    public int Count => _pages.Count;

    /// <summary>Share of the pages on which every field was found.</summary>
    public double Located => Share(_pages, page => page.IsLocated);

    /// <summary>Share of the personnummer, of those written without mistake or correction and not stamped over, that were accepted; the others are for a person.</summary>
    public double PersonnummerAccepted => Share(Clean(Fields(FieldType.Personnummer)), one => one.IsAccepted);

    /// <summary>Share of the ticks whose best reading is right.</summary>
    public double TicksRight => Share(Ticks, one => one.IsRight);

    /// <summary>Share of the ticks that were accepted; the others are unsure, and a person sees them.</summary>
    public double TicksAccepted => Share(Ticks, one => one.IsAccepted);

    /// <summary>Share of the signatures of which it was seen whether they are there.</summary>
    public double SignaturesRight => Share(Fields(FieldType.Signature), one => one.IsRight);

    /// <summary>Fields that were accepted and must not have been.</summary>
    public IEnumerable<(PageVerdict Page, FieldVerdict Field)> WronglyAccepted =>
        _pages.SelectMany(page => page.Fields.Where(one => one.IsWronglyAccepted).Select(one => (page, one)));

    private List<FieldVerdict> Ticks => [.. Fields(FieldType.Choice), .. Fields(FieldType.Checkbox)];

    /// <summary>Adds a page.</summary>
    public void Add(PageVerdict page) => _pages.Add(page);

    /// <summary>Pages of a kind alone.</summary>
    public AccuracyTally Of(Func<PageVerdict, bool> kind)
    {
        var tally = new AccuracyTally();
        tally._pages.AddRange(_pages.Where(kind));
        return tally;
    }

    /// <summary>All figures as a table in Markdown, all pages first, then those of each kind.</summary>
    public string Describe()
    {
        const string head = """
            | pages | number | every field located | personnummer accepted: of all, of the clean | wrong of the accepted, 95 % bound | ticks right | unsure | accepted and wrong | signatures right | dates accepted, wrong of them | forms accepted |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;
        var kinds = _pages.SelectMany(page => page.Truth.Kinds).Distinct().Order(StringComparer.Ordinal);
        return string.Join('\n', [head, Row("all"), .. kinds.Select(kind => Of(page => page.Truth.Kinds.Contains(kind)).Row(kind))]);
    }

    /// <summary>What must be reached.</summary>
    public IEnumerable<Goal> Goals()
    {
        var (ticks, wrongTicks) = Accepted(Ticks);
        var (numbers, wrongNumbers) = Accepted(Fields(FieldType.Personnummer));
        var signatures = Accepted(Fields(FieldType.Signature)).Wrong;
        yield return Reach("every field located", Located, 0.995);
        yield return Reach("personnummer accepted, of those without mistake, correction or stamp on them", PersonnummerAccepted, 0.9);
        yield return new Goal(
            string.Create(CultureInfo.InvariantCulture, $"personnummer accepted and wrong: {wrongNumbers} of {numbers}, with 95 % certainty under {BinomialBound.Upper95(wrongNumbers, numbers):P2} (goal 0)"),
            wrongNumbers == 0);
        yield return Reach("ticks right of those accepted", ticks == 0 ? 0 : 1 - (double)wrongTicks / ticks, 0.995);
        yield return Reach("ticks right", TicksRight, 0.995);
        yield return Reach("signatures right", SignaturesRight, 0.99);
        yield return new Goal(string.Create(CultureInfo.InvariantCulture, $"signatures accepted and not there: {signatures} (goal 0)"), signatures == 0);
    }

    private static Goal Reach(string what, double share, double least) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}: {share:P2} (goal {least:P1})"), share >= least);

    /// <summary>What was not accepted or is wrong, a line each, without what is on the page beyond it.</summary>
    public IEnumerable<string> Faults() =>
        from page in _pages
        from field in page.Fields
        where field.Truth.Type != FieldType.Image && (!field.IsLocated || field.IsWronglyAccepted || !field.IsAccepted || !field.IsRight)
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{page.Truth.Seed} {field.Truth.Name}: {(field.IsWronglyAccepted ? "WRONG " : field.IsAccepted ? "accepted " : "review ")}{(field.IsLocated ? "" : "NOT LOCATED ")}{field.Reading?.Suggestion?.ToString() ?? "-"} for {field.Truth.Value ?? "-"} {field.Truth.How}, {field.Reading?.Confidence:F4} [{string.Join(' ', field.Reading?.Checks ?? [])}]; {string.Join(", ", page.Truth.Kinds)}");

    private string Row(string name)
    {
        var numbers = Fields(FieldType.Personnummer);
        var (accepted, wrong) = Accepted(numbers);
        var (dates, wrongDates) = Accepted(Fields(FieldType.Date));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Count} | {Located:P1} | {Rate(accepted, numbers.Count)}, {PersonnummerAccepted:P1} | {wrong}, {BinomialBound.Upper95(wrong, accepted):P2} | {TicksRight:P1} | {1 - TicksAccepted:P1} | {Ticks.Count(field => field.IsWronglyAccepted)} | {SignaturesRight:P1} | {Rate(dates, Fields(FieldType.Date).Count)}, {wrongDates} | {Share(_pages, page => page.Reading?.Decision == FormDecision.Accepted):P1} |");
    }

    private static (int Accepted, int Wrong) Accepted(List<FieldVerdict> fields) =>
        (fields.Count(field => field.IsAccepted), fields.Count(field => field.IsWronglyAccepted));

    private static List<FieldVerdict> Clean(List<FieldVerdict> fields) => [.. fields.Where(field => field.Truth.How is null)];

    private static string Rate(int some, int of) => string.Create(CultureInfo.InvariantCulture, $"{(of == 0 ? 0 : (double)some / of):P1}");

    private List<FieldVerdict> Fields(FieldType type) => [.. _pages.SelectMany(page => page.Fields).Where(field => field.Truth.Type == type)];

    private static double Share<T>(List<T> all, Func<T, bool> some) => all.Count == 0 ? 0 : (double)all.Count(some) / all.Count;
}
