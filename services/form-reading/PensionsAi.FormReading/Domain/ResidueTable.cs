namespace PensionsAi.FormReading.Domain;

/// <summary>Parts of numbers by what they leave of the check sum modulo 10: the summed probability and the few likeliest.</summary>
internal sealed class ResidueTable
{
    /// <summary>How many of the likeliest are kept for each residue.</summary>
    public const int Breadth = 4;

    private readonly double[] _mass = new double[10];
    private readonly (int Number, double Probability)[,] _best = new (int, double)[10, Breadth];

    /// <summary>Summed probability of all parts with the residue.</summary>
    public double Mass(int residue) => _mass[residue];

    /// <summary>The likeliest parts with the residue, none with probability 0.</summary>
    public IEnumerable<(int Number, double Probability)> Best(int residue)
    {
        for (var rank = 0; rank < Breadth && _best[residue, rank].Probability > 0; rank++)
            yield return _best[residue, rank];
    }

    /// <summary>Adds a part.</summary>
    public void Add(int residue, int number, double probability)
    {
        _mass[residue] += probability;
        var rank = Breadth;
        while (rank > 0 && probability > _best[residue, rank - 1].Probability)
            rank--;
        if (rank == Breadth)
            return;
        for (var below = Breadth - 1; below > rank; below--)
            _best[residue, below] = _best[residue, below - 1];
        _best[residue, rank] = (number, probability);
    }
}
