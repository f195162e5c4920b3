namespace PensionsAi.FormReading.Domain;

/// <summary>Finds the best ways through a lattice, for every number of digits: dynamic programming with a few best a state.</summary>
internal static class LatticeDecoder
{
    /// <summary>Most digits of a row.</summary>
    public const int MaxDigits = 24;

    /// <summary>Paths kept for each atom and number of digits.</summary>
    private const int Breadth = 4;

    /// <summary>The best rows of every length, best plain reading first.</summary>
    /// <param name="lattice">What may be cut how.</param>
    /// <param name="style">Where signs may stand between the digits.</param>
    public static IReadOnlyList<DigitRow> Decode(DigitLattice lattice, SeparatorStyle style)
    {
        var segments = lattice.Segments.ToLookup(segment => segment.From);
        var separators = lattice.Separators.ToLookup(separator => separator.From);
        var states = new List<LatticePath>?[lattice.AtomCount + 1, MaxDigits + 1];
        Keep(states, 0, LatticePath.Start);

        for (var atom = 0; atom < lattice.AtomCount; atom++)
        {
            for (var count = 0; count <= MaxDigits; count++)
            {
                foreach (var path in states[atom, count] ?? [])
                    Extend(path, atom);
            }
        }

        return [.. Enumerable.Range(1, MaxDigits)
            .SelectMany(count => states[lattice.AtomCount, count] ?? [])
            .Where(path => path.IsComplete(style))
            .OrderByDescending(path => path.Score)
            .Select(path => path.ToRow())];

        void Extend(LatticePath path, int atom)
        {
            Keep(states, atom + 1, path.Skip(lattice.LogSkips[atom]));
            foreach (var separator in separators[atom].Where(separator => path.CanTake(separator, style)))
                Keep(states, separator.To, path.Take(separator));
            if (path.DigitCount == MaxDigits)
                return;
            foreach (var segment in segments[atom])
                Keep(states, segment.To, path.Take(segment));
        }
    }

    private static void Keep(List<LatticePath>?[,] states, int atom, LatticePath path)
    {
        var kept = states[atom, path.DigitCount] ??= new List<LatticePath>(Breadth + 1);
        var index = kept.FindIndex(other => other.Score < path.Score);
        kept.Insert(index < 0 ? kept.Count : index, path);
        if (kept.Count > Breadth)
            kept.RemoveAt(Breadth);
    }
}
