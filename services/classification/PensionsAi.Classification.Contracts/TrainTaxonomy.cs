namespace PensionsAi.Classification.Contracts;

/// <summary>Says how a taxonomy is trained: the body of <c>POST /v1/taxonomies/{id}/trainings</c>, which may be empty.</summary>
public sealed record TrainTaxonomy
{
    /// <summary>When the new version becomes the active one. Default <c>when-not-worse</c>.</summary>
    public ActivationRule Activate { get; init; }
}
