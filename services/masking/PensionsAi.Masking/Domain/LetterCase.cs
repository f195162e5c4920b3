namespace PensionsAi.Masking.Domain;

/// <summary>How a word is written.</summary>
internal enum LetterCase : byte
{
    /// <summary>No capital at its beginning.</summary>
    Lower,

    /// <summary>Begins with a capital, or a part of it does (al-Hashimi), and has small letters.</summary>
    Capitalised,

    /// <summary>Two or more letters, all capitals.</summary>
    Upper,

    /// <summary>A single capital, or capitals joined by hyphens or colons (K-G, Å).</summary>
    Initial,
}
