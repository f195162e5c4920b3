namespace PensionsAi.Masking.Operators;

/// <summary>The operators by their names in the API. Thread-safe.</summary>
internal static class MaskingOperators
{
    private static readonly IMaskingOperator[] Available = [new TagOperator(), new RedactOperator()];

    private static readonly string[] NotAvailable = ["hash", "pseudonym", "keep-last-4", "generalise", "encrypt"];

    /// <summary>Every name that the API has, in this version or not.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Available.Select(item => item.Name), .. NotAvailable];

    /// <summary>The operator with this name; null when this version has none.</summary>
    public static IMaskingOperator? Find(string name) => Array.Find(Available, item => item.Name == name);
}
