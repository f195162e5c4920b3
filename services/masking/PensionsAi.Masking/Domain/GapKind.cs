namespace PensionsAi.Masking.Domain;

/// <summary>What stands between two groups of digits that people may mean as one number.</summary>
internal enum GapKind
{
    /// <summary>Something else, or nothing follows: the number ends here.</summary>
    None,

    /// <summary>One or two spaces, also the non-breaking and invisible ones.</summary>
    Space,

    /// <summary>A hyphen, dash or minus sign, with or without spaces.</summary>
    Dash,

    /// <summary>A plus sign, with or without spaces.</summary>
    Plus,

    /// <summary>A full stop.</summary>
    Dot,

    /// <summary>A slash, with or without spaces.</summary>
    Slash,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A parenthesis, with or without spaces.</summary>
    Parenthesis,
}
