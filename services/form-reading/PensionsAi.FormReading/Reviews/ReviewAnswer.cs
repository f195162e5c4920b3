using System.Globalization;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Checks what a reviewer says against the form's fields. What a person types is checked too, by the rules of the form: a
/// personnummer whose check digit is wrong was mistyped, or is none, and then the form is to be rejected.
/// </summary>
internal static class ReviewAnswer
{
    private const int MaxReason = 1_000;
    private const int MaxText = 200;
    private const int MaxDigits = 20;

    /// <summary>The decision with each value in the form in which it is kept, or all that is wrong with it.</summary>
    /// <param name="decision">What came.</param>
    /// <param name="fields">The form's fields.</param>
    /// <param name="reason">Why the reviewer was asked.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="template">The form's definition; null of a picture that is one field.</param>
    /// <param name="keepsRules">Whether the values must keep the form's own rules; not where the writer's mistakes are told too.</param>
    public static Outcome<ReviewDecision> Check(
        ReviewDecision decision, IReadOnlyList<FieldReading> fields, ReviewReason reason, DateOnly today, FormTemplate? template, bool keepsRules = true)
    {
        if (decision.Values is null == decision.Reject is null)
            return ServiceProblem.InvalidField("values", "Give either values or reject.");
        if (decision.Reject is { } why)
        {
            return why.Trim() is { Length: > 0 and <= MaxReason } trimmed
                ? new ReviewDecision(Reject: trimmed)
                : ServiceProblem.InvalidField("reject", "Must be 1 to 1,000 characters.");
        }

        var errors = new Dictionary<string, string[]>();
        var values = new Dictionary<string, JsonElement?>();
        // A name that the form does not have is the caller's text, and is not repeated.
        if (decision.Values!.Keys.Any(name => fields.All(field => field.Name != name)))
            errors["values"] = ["Names a field that the form does not have."];
        foreach (var field in fields)
        {
            var path = PathOf(field.Name);
            if (!decision.Values.TryGetValue(field.Name, out var value))
            {
                if (ReviewQuestions.IsAsked(field, reason))
                    errors[path] = ["Is asked, and missing. Null stands for a field that is empty."];
            }
            else if (value is not { } said)
            {
                values[field.Name] = null;
            }
            else if (Normalize(field, template?.Fields.FirstOrDefault(definition => definition.Name == field.Name), said, today, keepsRules) is { } kept)
            {
                values[field.Name] = kept;
            }
            else
            {
                errors[path] = [Rule(field.Type)];
            }
        }

        foreach (var (field, other) in keepsRules && template is not null ? RepeatedFields.Of(template).Where(pair => IsSaid(pair.Field) && IsSaid(pair.Other)) : [])
        {
            if (!RepeatedFields.AreSame(field.Type, Said(field), Said(other)))
            {
                errors[PathOf(field.Name)] = errors[PathOf(other.Name)] =
                    [$"{field.Name} and {other.Name} must be the same. When the writer got one wrong, or the sheets are two persons', reject the form."];
            }
        }

        return errors.Count > 0 ? ServiceProblem.InvalidFields(errors) : new ReviewDecision(values);

        bool IsSaid(TemplateField field) => !errors.ContainsKey(PathOf(field.Name)) && fields.Any(reading => reading.Name == field.Name);

        string? Said(TemplateField field) => values.TryGetValue(field.Name, out var said)
            ? said?.ToString()
            : fields.Single(reading => reading.Name == field.Name).Suggestion?.ToString();
    }

    /// <summary>Whether a person read what the model had suggested.</summary>
    public static bool IsAgreed(FieldReading field, JsonElement? answer)
    {
        if (field.Suggestion is null || answer is not { } value)
            return field.Suggestion is null && answer is null;
        var suggestion = JsonSerializer.SerializeToElement(field.Suggestion);
        if (suggestion.ValueKind != JsonValueKind.String || value.ValueKind != JsonValueKind.String)
            return suggestion.ValueKind == value.ValueKind;
        var (read, said) = (suggestion.GetString()!, value.GetString()!);
        return read == said
            || (field.Type == FieldType.Personnummer && Personnummer.IsSameButCentury(Personnummer.DigitsOf(read), Personnummer.DigitsOf(said)));
    }

    private static JsonElement? Normalize(FieldReading field, TemplateField? definition, JsonElement value, DateOnly today, bool keepsRules)
    {
        if (field.Type is FieldType.Checkbox or FieldType.Signature)
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value : null;
        if (value.ValueKind != JsonValueKind.String || value.GetString()!.Trim() is not { Length: > 0 and <= MaxText } text)
            return null;
        var kept = field.Type switch
        {
            FieldType.Personnummer => PersonnummerOf(text, today),
            FieldType.Digits => IsDigits(text) && text.Length <= MaxDigits ? text : null,
            FieldType.Date => IsDate(text, definition?.Rules?.Precision) ? text : null,
            FieldType.Amount => AmountOf(text),
            // Of a form whose definition is not kept any more, what was read tells what can be chosen.
            FieldType.Choice => definition?.Options?.Any(option => option.Value == text) ?? IsAmongReadings(field, text) ? text : null,
            _ => null,
        };
        if (kept is not null && keepsRules && definition is not null && field.Type.IsWritten())
            kept = ByRules(WrittenRules.Of(definition), kept, today);
        return kept is null ? null : JsonSerializer.SerializeToElement(kept);
    }

    private static string PathOf(string field) => $"values.{field}";

    private static string? ByRules(WrittenRules rules, string value, DateOnly today)
    {
        if (!rules.Check(DigitsOf(value), today).IsValid)
            return null;
        return rules.Type == FieldType.Personnummer ? rules.WithSign(value, today) : value;
    }

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    private static bool IsDate(string text, DatePrecision? precision) => DateOnly.TryParseExact(
        text, precision == DatePrecision.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? AmountOf(string text)
    {
        var digits = string.Concat(text.Where(character => character is not (' ' or '\u00A0')));
        return IsDigits(digits) && digits.TrimStart('0') is { Length: <= MaxDigits } amount ? amount.PadLeft(1, '0') : null;
    }

    private static bool IsAmongReadings(FieldReading field, string text) =>
        field.Suggestion?.ToString() == text || field.Alternatives.Any(alternative => alternative.Value == text);

    private static string? PersonnummerOf(string text, DateOnly today)
    {
        var digits = DigitsOf(text);
        var isWritten = text.All(character => char.IsAsciiDigit(character) || character is '-' or '–' or '+' or ' ');
        return isWritten && Personnummer.IsValid(Personnummer.DigitsOf(text), today)
            ? Personnummer.Format(digits, text.Contains('+', StringComparison.Ordinal) ? '+' : '-')
            : null;
    }

    private static string Rule(FieldType type) => type switch
    {
        FieldType.Personnummer => "Must be a personnummer with a right date and check digit that the form allows, or null. When the writer got it wrong, reject the form.",
        FieldType.Digits => "Must be 1 to 20 digits, as many as the form asks for, or null. When the writer got them wrong, reject the form.",
        FieldType.Date => "Must be a day, 2027-03-01, or of a field that asks for a month 2027-03, that the form allows, or null. When the writer got it wrong, reject the form.",
        FieldType.Amount => "Must be whole kronor that the form allows, or null. When the writer got them wrong, reject the form.",
        FieldType.Checkbox or FieldType.Signature => "Must be true, false or null.",
        FieldType.Choice => "Must be the value of one of the options, or null.",
        _ => "Is a picture, which has no value.",
    };

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
