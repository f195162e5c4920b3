using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>What the sources say of one lower-cased word, gathered before it is packed.</summary>
internal sealed class WordFacts
{
    /// <summary>Bearers as a first name.</summary>
    public long FirstNameBearers { get; set; }

    /// <summary>Bearers as a last name.</summary>
    public long LastNameBearers { get; set; }

    /// <summary>Uses in small letters.</summary>
    public double WordUses { get; set; }

    /// <summary>Share of uses within sentences that have a capital.</summary>
    public CapitalShare Capitals { get; set; }

    /// <summary>Group of words that are used alike, from 1; 0 for none.</summary>
    public int Cluster { get; set; }

    /// <summary>Whether it is the name of a place.</summary>
    public bool IsPlace { get; set; }

    /// <summary>Women who bear it as a first name.</summary>
    public long Women { get; set; }

    /// <summary>Men who bear it as a first name.</summary>
    public long Men { get; set; }

    /// <summary>The facts packed. A sex counts when at least a twentieth of the bearers have it.</summary>
    public NameEntry Pack()
    {
        var wordUse = WordUses switch { < 2 => 0, < 30 => 1, < 300 => 2, _ => 3 };
        var twentieth = Math.Max(1, (Women + Men) / 20);
        return NameEntry.Create(
            FirstNameBearers, LastNameBearers, wordUse, Capitals, IsPlace, Women >= twentieth, Men >= twentieth, Cluster);
    }
}
