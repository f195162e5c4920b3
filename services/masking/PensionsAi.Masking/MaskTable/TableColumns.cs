using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Operators;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The columns of one table while it is masked. Not thread-safe.</summary>
/// <param name="request">The rules.</param>
/// <param name="masker">Searches cells.</param>
/// <param name="operators">The operators of this table.</param>
/// <param name="watch">Notices a search that hangs.</param>
/// <param name="cancellationToken">Stops between cells.</param>
internal sealed class TableColumns(
    TableRequest request, TextMasker masker, CallOperators operators, SearchWatch watch, CancellationToken cancellationToken)
{
    /// <summary>Most columns or paths of one table: each has counts of its own.</summary>
    private const int MostColumns = 20_000;

    private readonly Dictionary<string, TableColumn> _columns = new(StringComparer.Ordinal);
    private readonly HashSet<TableRule> _used = [];
    private readonly List<TableColumn> _order = [];

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The column with a heading.</summary>
    public TableColumn WithHeading(string heading) =>
        Get(heading.Trim(), rule => rule.Name.Equals(heading.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The values at a path, <c>notes[].text</c>; a rule for a path takes in what lies below, and need not name the arrays.</summary>
    public TableColumn AtPath(string path) => Get(path, rule => IsWithin(path, rule.Name) || IsWithin(
        path.Replace("[]", "", StringComparison.Ordinal), rule.Name.Replace("[*]", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal)));

    /// <summary>A heading, searched as free text: a table without headings has a row of persons there.</summary>
    public string Heading(string heading) => masker.MaskCell(heading, request.Plan, operators, watch, cancellationToken).Text;

    /// <summary>Counts a row.</summary>
    public void AddRow()
    {
        cancellationToken.ThrowIfCancellationRequested();
        Rows++;
    }

    /// <summary>Whether every rule has met its column.</summary>
    public bool HasAllRules => request.Rules is null || request.Rules.All(_used.Contains);

    /// <summary>What was done.</summary>
    public TableMaskingReport Report(ModelVersion model) => new(Rows, [.. _order.Select(column => column.Report(Heading(column.Name)))], model);

    private TableColumn Get(string name, Func<TableRule, bool> takes)
    {
        if (_columns.TryGetValue(name, out var known))
            return known;
        if (_order.Count == MostColumns)
            throw new JobWorker.Running.JobProblemException(TableProblems.TooLarge);
        var rules = request.Rules?.Where(takes).ToList();
        _used.UnionWith(rules ?? []);
        // The rule that says most: that of the longest path.
        var rule = request.Rules is null ? new TableRule(name, null, request.Plan) : rules!.MaxBy(candidate => candidate.Name.Length);
        var column = new TableColumn(name, rule, request.Plan, masker, operators, watch, cancellationToken);
        _order.Add(column);
        return _columns[name] = column;
    }

    private static bool IsWithin(string path, string rule) =>
        path.StartsWith(rule, StringComparison.Ordinal) && (path.Length == rule.Length || path[rule.Length] is '.' or '[');
}
