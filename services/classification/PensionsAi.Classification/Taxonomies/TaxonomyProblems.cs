using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Taxonomies;

/// <summary>Why a taxonomy cannot be used or changed.</summary>
internal static class TaxonomyProblems
{
    /// <summary>The path names none.</summary>
    public static readonly ServiceProblem NotFound = new("not-found", 404, "Not found", "There is no taxonomy of this id.");

    /// <summary>A query or a body names none.</summary>
    public static readonly ServiceProblem Unknown = new(
        "unknown-taxonomy", 422, "The taxonomy is not known", "GET /v1/taxonomies lists those that are.");

    public static readonly ServiceProblem Shipped = new(
        "taxonomy-is-shipped", 409, "The taxonomy comes with the platform",
        "A taxonomy of this id comes with the platform and cannot be defined anew. Teach it with examples, or define your own under another id.");

    public static readonly ServiceProblem Changed = new(
        "taxonomy-changed", 409, "The taxonomy has been changed", "It was changed since the revision that is named. Read it again, and send the change anew.");

    public static readonly ServiceProblem NotTrained = new(
        "taxonomy-not-trained", 409, "The taxonomy is not trained yet",
        "No version of it is active. Teach it with examples, and train it: POST /v1/taxonomies/{id}/examples and /v1/taxonomies/{id}/trainings.");
}
