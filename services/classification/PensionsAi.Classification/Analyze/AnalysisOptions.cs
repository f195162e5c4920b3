using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Classification.Analyze;

/// <summary>Configuration section <c>Classification:Analyses</c>.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Classification:Analyses";

    /// <summary>How long the themes of a series are remembered after its last report, 1 day to 10 years. Default 2 years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan ThemeRetention { get; init; } = TimeSpan.FromDays(730);

    /// <summary>Base address of jobs, from which the page has its analyses done. Default that of the one-process host.</summary>
    [Required]
    public Uri Jobs { get; init; } = new("http://127.0.0.1:5105");
}
