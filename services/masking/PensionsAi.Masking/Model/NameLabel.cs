namespace PensionsAi.Masking.Model;

/// <summary>What a word is to a name. The values index the weights of <see cref="NameModel"/>.</summary>
internal enum NameLabel : byte
{
    /// <summary>No part of a name.</summary>
    Outside,

    /// <summary>The first word of a name.</summary>
    Begin,

    /// <summary>A later word of a name.</summary>
    Inside,
}
