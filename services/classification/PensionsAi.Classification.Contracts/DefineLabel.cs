namespace PensionsAi.Classification.Contracts;

/// <summary>Defines a label of a taxonomy.</summary>
/// <param name="Code">What results call it: 1 to 64 letters, digits, <c>_</c> and <c>-</c>.</param>
public sealed record DefineLabel(string Code)
{
    /// <summary>What people call it, at most 200 characters. Null (default) for the code.</summary>
    public string? Name { get; init; }

    /// <summary>Which texts it is for, at most 2,000 characters. Default empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Code of the label above it, itself at the top: there are two levels. Null (default) at the top.</summary>
    public string? Parent { get; init; }
}
