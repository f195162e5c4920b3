namespace PensionsAi.Masking.Model;

/// <summary>How often a word has a capital where no sentence begins.</summary>
internal enum CapitalShare
{
    /// <summary>Not seen often enough.</summary>
    Unknown,

    /// <summary>Under 2 %.</summary>
    Never,

    /// <summary>Under 20 %.</summary>
    Seldom,

    /// <summary>Under 60 %.</summary>
    Half,

    /// <summary>Under 95 %.</summary>
    Mostly,

    /// <summary>95 % or more.</summary>
    Always,
}
