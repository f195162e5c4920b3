using System.Globalization;
using PensionsAi.Classification.Domain;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.ClassifyText;

/// <summary>Finds what is wrong with a request.</summary>
internal static class ClassifyTextCheck
{
    private const int LongestId = 128;

    /// <summary>Most fields that are told: a thousand wrong texts need not be named one by one.</summary>
    private const int MostErrors = 20;

    public static readonly ServiceProblem TooManyTexts = new(
        "too-many-texts", 413, "Too many texts", $"A call takes at most {Request.MostTexts} texts.");

    public static readonly ServiceProblem TextTooLong = new(
        "text-too-long", 413, "A text is too long", $"A text has at most {Request.LongestText} characters.");

    public static readonly ServiceProblem NoTexts = ServiceProblem.InvalidField("texts", "Must hold at least one text.");

    /// <summary>
    /// The problem that the request is refused with; null when there is none. Sizes are looked at first (413), then fields
    /// (400). Whether the taxonomy can be used comes after that.
    /// </summary>
    public static ServiceProblem? FindProblem(Request request)
    {
        if (request.Texts.Count > Request.MostTexts)
            return TooManyTexts;
        if (request.Texts.Any(item => item?.Text?.Length > Request.LongestText))
            return TextTooLong;

        var errors = FindErrors(request).Take(MostErrors).ToDictionary(error => error.Field, error => new[] { error.Error });
        return errors.Count > 0 ? ServiceProblem.InvalidFields(errors) : null;
    }

    private static IEnumerable<(string Field, string Error)> FindErrors(Request request)
    {
        if (request.Taxonomy.Length == 0)
            yield return ("taxonomy", "Must not be empty.");
        if (request.Texts.Count == 0)
            yield return ("texts", "Must hold at least one text.");
        for (var index = 0; index < request.Texts.Count; index++)
        {
            // The serializer refuses null for a member, but not for an element of a list.
            var field = string.Create(CultureInfo.InvariantCulture, $"texts[{index}]");
            if (request.Texts[index] is not { } item)
                yield return (field, "Must not be null.");
            else if (item.Id.Length is 0 or > LongestId)
                yield return (field + ".id", $"Must have 1 to {LongestId} characters.");
        }
    }
}
