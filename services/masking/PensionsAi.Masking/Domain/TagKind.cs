namespace PensionsAi.Masking.Domain;

/// <summary>What a tag tells of what it stands for.</summary>
internal enum TagKind
{
    /// <summary><c>[PERSON_1]</c>: which others in the text have the same value.</summary>
    Numbered,

    /// <summary><c>[PERSON]</c>: the entity type alone.</summary>
    General,

    /// <summary><c>[PERSON#0123456789abcdef0123]</c>: which others in the same scope have the same value.</summary>
    Hashed,

    /// <summary><c>[PERSON:…]</c>: the value itself, for whoever has the key.</summary>
    Encrypted,
}
