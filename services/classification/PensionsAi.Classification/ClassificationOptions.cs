using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Classification;

/// <summary>Configuration section <c>Classification</c>.</summary>
public sealed record ClassificationOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Classification";

    /// <summary>
    /// Folder of the sentence encoder among the models, kebab-case. Trainings use it where it is installed. Default <c>sentence-encoder</c>.
    /// </summary>
    [Required]
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*")]
    public string SentenceEncoder { get; init; } = "sentence-encoder";
}
