namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>How themes are looked for. The defaults were chosen on three labelled sets; docs/performance.md has the table.</summary>
internal sealed record ThemeOptions
{
    /// <summary>Where chance starts: the same texts and the same seed give the same themes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Clusters that are tried, in square roots of the number of texts.</summary>
    public double ClustersPerRoot { get; init; } = 0.75;

    /// <summary>Most clusters that are tried at a time.</summary>
    public int MostClusters { get; init; } = 100;

    /// <summary>Dimensions that the texts are reduced to before they are clustered (latent semantic analysis).</summary>
    public int Dimensions { get; init; } = 100;

    /// <summary>Least cosine to a theme's centroid of a text that belongs to it.</summary>
    public double LeastCosine { get; init; } = 0.1;

    /// <summary>Cosine under which a text's place in a theme is weak: such texts may be of a new theme.</summary>
    public double WeakCosine { get; init; } = 0.15;

    /// <summary>Least mean cosine of the texts of a new theme to its centroid: under it they have little in common.</summary>
    public double LeastCoherence { get; init; } = 0.18;

    /// <summary>The same of a theme beside others that are known.</summary>
    public double LeastCoherenceOfNew { get; init; } = 0.25;

    /// <summary>Cosine of two new centroids from which they are one theme.</summary>
    public double SameTheme { get; init; } = 0.6;

    /// <summary>Least share of a scope's texts that makes a theme the first time.</summary>
    public double LeastShare { get; init; } = 0.005;

    /// <summary>Least share of a scope's texts that makes a new theme beside the ones that are known.</summary>
    public double LeastShareOfNew { get; init; } = 0.01;

    /// <summary>Texts with a label from which themes are looked for inside it.</summary>
    public int LeastTextsOfLabel { get; init; } = 40;

    /// <summary>Most grams of a centroid.</summary>
    public int CentroidGrams { get; init; } = 400;

    /// <summary>Most themes that are remembered in a scope. The one that was missing in most reports is forgotten first.</summary>
    public int MostRemembered { get; init; } = 200;
}
