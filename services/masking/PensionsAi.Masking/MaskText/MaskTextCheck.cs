using System.Collections.Frozen;
using System.Globalization;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

/// <summary>Turns a request into a plan, or into the problem that it is refused with.</summary>
internal static class MaskTextCheck
{
    private const int LongestId = 128;
    private const int LongestScope = 128;
    private const int MostTerms = 1_000;
    private const int LongestTerm = 200;

    public static readonly ServiceProblem TooManyTexts = new(
        "too-many-texts", 413, "Too many texts", $"A call takes at most {Request.MostTexts} texts.");

    public static readonly ServiceProblem TextTooLong = new(
        "text-too-long", 413, "A text is too long", $"A text has at most {Request.LongestText} characters.");

    public static readonly ServiceProblem NoTexts = ServiceProblem.InvalidField("texts", "Must hold at least one text.");

    /// <summary>The plan. Sizes are looked at first (413), then fields (400), then what this version lacks (422).</summary>
    /// <param name="request">The request.</param>
    /// <param name="available">The types that this version finds.</param>
    public static Outcome<MaskingPlan> Check(Request request, IReadOnlySet<PiiEntityType> available)
    {
        if (SizeProblem(request) is { } size)
            return size;

        var errors = new FieldErrors();
        CheckTexts(request, errors);
        CheckTerms(request.Allow, "allow", errors);
        CheckTerms(request.Deny, "deny", errors);
        if (request.ConsistencyScope is { Length: 0 or > LongestScope })
            errors.Add("consistencyScope", $"Must have 1 to {LongestScope} characters.");
        if (!Enum.IsDefined(request.StringIndexType))
            errors.Add("stringIndexType", "Must be utf16CodeUnit or unicodeCodePoint.");
        var thresholds = ReadThresholds(request.Thresholds, errors);
        var types = ReadTypes(request.EntityTypes, errors);
        if (request.Operator is { } name)
            CheckOperator(name, "operator", errors);
        var byType = ReadOperators(request.Operators, errors);
        if (errors.Problem is { } invalid)
            return invalid;

        return NotAvailable(types, byType, available) is { } missing ? missing : Plan(request, types, byType, thresholds, available);
    }

    /// <summary>An entity type that the API has and this version does not find.</summary>
    public static ServiceProblem EntityTypeNotAvailable(PiiEntityType type) => new(
        "entity-type-not-available", 422, "The entity type is not available", $"This version does not find {type.Name()}.");

    private static ServiceProblem? SizeProblem(Request request)
    {
        if (request.Texts.Count > Request.MostTexts)
            return TooManyTexts;
        return request.Texts.Any(item => item?.Text?.Length > Request.LongestText) ? TextTooLong : null;
    }

    private static void CheckTexts(Request request, FieldErrors errors)
    {
        if (request.Texts.Count == 0)
            errors.Add("texts", "Must hold at least one text.");
        for (var index = 0; index < request.Texts.Count; index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"texts[{index}]");
            var item = request.Texts[index];
            if (item is null)
                errors.Add(field, "Must not be null.");
            else if (item.Id.Length is 0 or > LongestId)
                errors.Add(field + ".id", $"Must have 1 to {LongestId} characters.");
            else if (item.Text.Length == 0)
                errors.Add(field + ".text", "Must not be empty.");
        }
    }

    private static void CheckTerms(IReadOnlyList<string>? terms, string field, FieldErrors errors)
    {
        if (terms?.Count > MostTerms)
            errors.Add(field, $"Must hold at most {MostTerms} terms.");
        else if (terms?.Any(term => string.IsNullOrWhiteSpace(term) || term.Length > LongestTerm) == true)
            errors.Add(field, $"Each term must have 1 to {LongestTerm} characters, and not only spaces.");
    }

    private static HashSet<PiiEntityType>? ReadTypes(IReadOnlyList<string>? names, FieldErrors errors)
    {
        if (names is null)
            return null;
        if (names.Count == 0)
            errors.Add("entityTypes", "Must hold at least one entity type; leave it out for all.");

        var types = new HashSet<PiiEntityType>();
        for (var index = 0; index < names.Count; index++)
        {
            if (PiiEntityTypes.TryParse(names[index], out var type))
                types.Add(type);
            else
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"entityTypes[{index}]"), "Is not an entity type.");
        }

        return types;
    }

    private static Dictionary<PiiEntityType, string> ReadOperators(IReadOnlyDictionary<string, string>? operators, FieldErrors errors)
    {
        var byType = new Dictionary<PiiEntityType, string>();
        foreach (var (name, value) in operators ?? new Dictionary<string, string>())
        {
            // The key is the caller's own text: it is not repeated unless it is one of ours.
            if (!PiiEntityTypes.TryParse(name, out var type))
                errors.Add("operators", "Has a key that is not an entity type.");
            else if (CheckOperator(value, $"operators.{name}", errors))
                byType[type] = value;
        }

        return byType;
    }

    private static Dictionary<PiiEntityType, double> ReadThresholds(IReadOnlyDictionary<string, double>? thresholds, FieldErrors errors)
    {
        var byType = new Dictionary<PiiEntityType, double>();
        foreach (var (name, value) in thresholds ?? new Dictionary<string, double>())
        {
            if (!PiiEntityTypes.TryParse(name, out var type))
                errors.Add("thresholds", "Has a key that is not an entity type.");
            else if (value is >= 0 and <= 1)
                byType[type] = value;
            else
                errors.Add($"thresholds.{name}", "Must be 0 to 1.");
        }

        return byType;
    }

    private static bool CheckOperator(string? name, string field, FieldErrors errors)
    {
        if (name is not null && OperatorNames.All.Contains(name))
            return true;
        errors.Add(field, $"Must be one of {string.Join(", ", OperatorNames.All)}.");
        return false;
    }

    // Told, not passed over: a caller that asks for addresses and gets none masked would believe that there were none.
    private static ServiceProblem? NotAvailable(
        HashSet<PiiEntityType>? types,
        Dictionary<PiiEntityType, string> byType,
        IReadOnlySet<PiiEntityType> available)
    {
        foreach (var type in (types ?? []).Concat(byType.Keys))
        {
            if (type != PiiEntityType.Denied && !available.Contains(type))
                return EntityTypeNotAvailable(type);
        }

        return null;
    }

    private static MaskingPlan Plan(
        Request request,
        HashSet<PiiEntityType>? types,
        Dictionary<PiiEntityType, string> byType,
        Dictionary<PiiEntityType, double> thresholds,
        IReadOnlySet<PiiEntityType> available) => new(
            // What is sensitive is looked for only when it is asked for: a text about pensions says little without it.
            types ?? available.Where(type => type != PiiEntityType.Sensitive).ToHashSet(),
            request.Operator ?? OperatorNames.Tag,
            byType,
            (request.Allow ?? []).Select(term => term.Trim()).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            thresholds,
            new DeniedTerms([.. (request.Deny ?? []).Select(term => term.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)]));
}
