using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Taxonomies;

/// <summary>The parameters of lists.</summary>
internal static class PageOf
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;
    public const int MaxPage = 1_000_000;
    public const string LimitText = "Most items on a page, 1 to 100. Default 20.";
    public const string PageText = "Number of the page, from 1. Default 1.";

    public static readonly ServiceProblem WrongLimit = ServiceProblem.InvalidField("limit", $"Must be 1 to {MaxLimit}.");

    /// <summary>The problem; null when there is none.</summary>
    public static ServiceProblem? Check(int limit, int page)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        if (page is < 1 or > MaxPage)
            errors["page"] = ["Must be 1 to 1,000,000."];
        return errors.Count > 0 ? ServiceProblem.InvalidFields(errors) : null;
    }
}
