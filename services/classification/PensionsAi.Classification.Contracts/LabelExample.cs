namespace PensionsAi.Classification.Contracts;

/// <summary>Gives an example its labels: the body of <c>PUT /v1/taxonomies/{id}/examples/{exampleId}</c>.</summary>
/// <param name="Labels">1 to 20 codes of the taxonomy, the main one first.</param>
public sealed record LabelExample(IReadOnlyList<string> Labels)
{
    /// <summary>Most labels of one text.</summary>
    public const int MostLabels = 20;
}
