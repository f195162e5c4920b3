using System.Globalization;
using PensionsAi.JobWorker.Parts;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Operators;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Reads media type, query and settings, the same for the check before a job is accepted and for the job. Thread-safe.</summary>
/// <param name="finder">Knows which entity types are found.</param>
/// <param name="defaults">What the caller's calls leave out.</param>
internal sealed class TableRequestParser(PiiFinder finder, CallerDefaults defaults)
{
    private const int LongestName = 200;

    private static readonly string[] Parameters = ["columns", "operator", "entityTypes", "consistencyScope"];

    /// <summary>The request, and the table's own bytes; or the problem.</summary>
    public async Task<Outcome<(TableRequest Request, Stream Table)>> ParseAsync(
        string contentType, IQueryCollection query, Stream body, string caller, CancellationToken cancellationToken)
    {
        if (TableFormats.Find(contentType) is { } format)
            return Check(format, contentType, FromQuery(query), caller) is var plain && plain.IsSuccess ? (plain.Value, body) : plain.Problem!;
        if (!BodyPartsReader.IsMultipart(contentType))
            return ServiceProblem.UnsupportedMediaType([.. TableFormats.MediaTypes, BodyPartsReader.MediaType]);
        var parts = await BodyPartsReader.ReadAsync<Contracts.MaskTable>(contentType, body, TableProblems.FilePart, TableProblems.NoSettings, cancellationToken);
        if (!parts.IsSuccess)
            return parts.Problem;
        if (parts.Value.Settings is not { } settings)
            return TableProblems.NoSettings;
        if (TableFormats.Find(parts.Value.ContentType) is not { } formatOfPart)
            return ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes);
        var request = Check(formatOfPart, parts.Value.ContentType, settings, caller);
        return request.IsSuccess ? (request.Value, parts.Value.File) : request.Problem;
    }

    private Outcome<TableRequest> Check(TableFormat format, string contentType, Outcome<Contracts.MaskTable> given, string caller)
    {
        if (!given.IsSuccess)
            return given.Problem;
        if (TableFormats.EncodingOf(contentType) is not { } encoding)
            return ServiceProblem.UnsupportedMediaType("text/csv; charset=utf-8", "text/csv; charset=iso-8859-1", "text/csv; charset=windows-1252");

        var settings = given.Value;
        var text = defaults.Apply(
            new Contracts.MaskText([new TextToMask("1", "-")])
            {
                Operator = settings.Operator,
                Operators = settings.Operators,
                EntityTypes = settings.EntityTypes,
                Allow = settings.Allow,
                Deny = settings.Deny,
                Thresholds = settings.Thresholds,
                ConsistencyScope = settings.ConsistencyScope,
            },
            caller);
        var plan = MaskTextCheck.Check(text, finder.EntityTypes);
        if (!plan.IsSuccess)
            return plan.Problem;
        var request = new TableRequest(format, encoding, plan.Value, Rules: null, settings.ConsistencyScope);
        if (settings.Columns is null)
            return request;
        var rules = ReadRules(settings.Columns, plan.Value);
        return rules.IsSuccess ? request with { Rules = rules.Value } : rules.Problem;
    }

    private static Outcome<List<TableRule>> ReadRules(IReadOnlyList<ColumnRule> columns, MaskingPlan plan)
    {
        var errors = new FieldErrors();
        var rules = new List<TableRule>();
        if (columns.Count is 0 or > Contracts.MaskTable.MostColumns)
            errors.Add("columns", $"Must hold 1 to {Contracts.MaskTable.MostColumns} columns; leave it out for all.");
        for (var index = 0; index < columns.Count && index < Contracts.MaskTable.MostColumns; index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"columns[{index}]");
            if (columns[index] is not { } column)
                errors.Add(field, "Must not be null.");
            else if (string.IsNullOrWhiteSpace(column.Name) || column.Name.Length > LongestName)
                errors.Add(field + ".name", $"Must have 1 to {LongestName} characters.");
            else
                rules.Add(ReadRule(column, plan, field, errors));
        }

        return errors.Problem is { } problem ? problem : rules;
    }

    private static TableRule ReadRule(ColumnRule column, MaskingPlan plan, string field, FieldErrors errors)
    {
        PiiEntityType? type = null;
        if (column.EntityType is { } name)
        {
            if (PiiEntityTypes.TryParse(name, out var known))
                type = known;
            else
                errors.Add(field + ".entityType", "Is not an entity type.");
        }

        if (column.Operator is not { } operatorName)
            return new TableRule(column.Name.Trim(), type, plan);
        if (!OperatorNames.All.Contains(operatorName))
            errors.Add(field + ".operator", $"Must be one of {string.Join(", ", OperatorNames.All)}.");
        return new TableRule(column.Name.Trim(), type, plan with { Default = operatorName, ByType = new Dictionary<PiiEntityType, string>() });
    }

    // columns=namn:PERSON:pseudonym,kommentar
    private static Outcome<Contracts.MaskTable> FromQuery(IQueryCollection query)
    {
        var errors = new FieldErrors();
        foreach (var parameter in query)
        {
            // The name is the caller's own text: it is not repeated unless it is one of ours.
            if (!Parameters.Contains(parameter.Key, StringComparer.Ordinal))
                errors.Add("query", $"Takes {string.Join(", ", Parameters)}; other settings are sent in a multipart body.");
            else if (parameter.Value.Count != 1)
                errors.Add(parameter.Key, "Must be given once.");
        }

        if (errors.Problem is { } problem)
            return problem;
        return new Contracts.MaskTable
        {
            Columns = query.TryGetValue("columns", out var columns) ? [.. columns.ToString().Split(',').Select(ToRule)] : null,
            Operator = query.TryGetValue("operator", out var name) ? name.ToString() : null,
            EntityTypes = query.TryGetValue("entityTypes", out var types) ? types.ToString().Split(',') : null,
            ConsistencyScope = query.TryGetValue("consistencyScope", out var scope) ? scope.ToString() : null,
        };
    }

    private static ColumnRule ToRule(string text)
    {
        var parts = text.Split(':');
        return new ColumnRule(parts[0])
        {
            EntityType = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null,
            Operator = parts.Length > 2 ? string.Join(':', parts[2..]) : null,
        };
    }
}
