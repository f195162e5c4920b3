namespace PensionsAi.Classification.Contracts;

/// <summary>Who named and summed up themes.</summary>
public enum ThemeWording
{
    /// <summary>Nobody: names are key phrases, since no language model is configured.</summary>
    KeyPhrases,

    /// <summary>A language model, all that are shown.</summary>
    LanguageModel,

    /// <summary>A language model, some of them; the others' answers could not be used.</summary>
    Partly,

    /// <summary>A language model, as many as its budget of tokens allowed.</summary>
    BudgetSpent,

    /// <summary>Nobody: the language model, or masking before it, did not answer.</summary>
    Unavailable,
}
