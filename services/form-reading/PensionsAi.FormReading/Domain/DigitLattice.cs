namespace PensionsAi.FormReading.Domain;

/// <summary>All the ways in which a row of ink may be cut into digits. Logarithms are natural ones, 0 or less.</summary>
/// <param name="AtomCount">Smallest pieces of ink, from left to right.</param>
/// <param name="Segments">Runs of atoms that may be digits.</param>
/// <param name="Separators">Runs of atoms that may be the hyphen or plus.</param>
/// <param name="LogSkips">For each atom, what it costs to take it for dirt.</param>
internal sealed record DigitLattice(
    int AtomCount,
    IReadOnlyList<LatticeSegment> Segments,
    IReadOnlyList<LatticeSeparator> Separators,
    IReadOnlyList<double> LogSkips);
