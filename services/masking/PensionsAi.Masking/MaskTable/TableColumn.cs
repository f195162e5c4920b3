using PensionsAi.JobWorker.Running;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.MaskTable;

/// <summary>One column while a table is masked. Not thread-safe.</summary>
/// <param name="name">Heading or path.</param>
/// <param name="rule">How it is masked; null for a column that is left.</param>
/// <param name="plan">How a column that is left is looked at.</param>
/// <param name="masker">Searches cells.</param>
/// <param name="operators">The operators of this table.</param>
/// <param name="watch">Notices a search that hangs.</param>
/// <param name="cancellationToken">Stops between recognizers.</param>
internal sealed class TableColumn(
    string name, TableRule? rule, MaskingPlan plan, TextMasker masker, CallOperators operators, SearchWatch watch, CancellationToken cancellationToken)
{
    private const int MostLookedAt = 200;
    private const double SuggestedShare = 0.3;

    private readonly Dictionary<PiiEntityType, long> _masked = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private int _lookedAt;

    /// <summary>Heading or path.</summary>
    public string Name => name;

    /// <summary>The cell as it goes into the result.</summary>
    public string Mask(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
            return cell;
        if (cell.Length > Contracts.MaskText.LongestText)
            throw new JobProblemException(TableProblems.CellTooLong);
        if (rule is null)
        {
            Look(cell);
            return cell;
        }

        return rule.EntityType is { } type ? MaskWhole(cell, type, rule.Plan.OperatorFor(type)) : MaskText(cell, rule.Plan);
    }

    /// <summary>What was done.</summary>
    /// <param name="heading">The name as it may be shown.</param>
    public TableColumnReport Report(string heading) => new(
        heading, rule is not null, _masked.ToDictionary(pair => pair.Key.Name(), pair => pair.Value, StringComparer.Ordinal), Suggest());

    private string MaskWhole(string cell, PiiEntityType type, string operatorName)
    {
        // What an earlier call masked stays as it is; only encryption is undone layer by layer.
        if (operatorName != OperatorNames.Encrypt && Tag.TryRead(cell, 0, out var tag) && tag.End == cell.Length)
            return cell;
        Count(type);
        return operators[operatorName].Replace(type, cell, new TagNumbers([]));
    }

    private string MaskText(string cell, MaskingPlan cellPlan)
    {
        var masked = masker.MaskCell(cell, cellPlan, operators, watch, cancellationToken);
        foreach (var entity in masked.Entities)
        {
            if (PiiEntityTypes.TryParse(entity.Type, out var type))
                Count(type);
        }

        return masked.Text;
    }

    private void Count(PiiEntityType type) => _masked[type] = _masked.GetValueOrDefault(type) + 1;

    private void Look(string cell)
    {
        if (_lookedAt == MostLookedAt)
            return;
        _lookedAt++;
        foreach (var type in masker.MaskCell(cell, plan, operators, watch, cancellationToken).Entities.Select(entity => entity.Type).Distinct())
            _seen[type] = _seen.GetValueOrDefault(type) + 1;
    }

    private ColumnSuggestion? Suggest()
    {
        if (rule is not null)
            return null;
        var most = _seen.OrderByDescending(pair => pair.Value).FirstOrDefault();
        if (most.Value > 0 && most.Value >= SuggestedShare * _lookedAt)
            return new ColumnSuggestion(most.Key, Math.Round(most.Value / (double)_lookedAt, 3));
        return PersonalHeadings.Find(name) is { } type ? new ColumnSuggestion(type.Name(), 0) : null;
    }
}
