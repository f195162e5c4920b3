namespace PensionsAi.FormReading.Imaging;

/// <summary>One row of handwriting, cut into atoms.</summary>
/// <param name="Ink">The picture.</param>
/// <param name="Atoms">The atoms, by their middles from left to right.</param>
/// <param name="AtomOf">For each pixel of the picture, the number of its atom, the rim of one pixel around the ink with it; -1 for paper.</param>
/// <param name="DigitHeight">Height of the row's digits in pixels.</param>
internal sealed record InkRow(InkMap Ink, IReadOnlyList<InkAtom> Atoms, short[] AtomOf, double DigitHeight)
{
    /// <summary>Finds the row; null when no ink can be a digit.</summary>
    public static InkRow? Find(InkMap ink)
    {
        var (components, digitHeight) = RowCleaner.Clean(InkComponent.FindAll(ink));
        if (components.Count == 0)
            return null;
        var slant = Slant.Of(components, digitHeight, ink.Width);
        var atoms = components
            .SelectMany(component => InkCutter.Cut(component, slant, digitHeight))
            .OrderBy(atom => atom.Middle)
            .ToList();
        return Of(ink, atoms, digitHeight);
    }

    /// <summary>A row whose atoms are known.</summary>
    /// <param name="ink">The picture.</param>
    /// <param name="atoms">The atoms, by their middles from left to right.</param>
    /// <param name="digitHeight">Height of the row's digits in pixels.</param>
    public static InkRow Of(InkMap ink, IReadOnlyList<InkAtom> atoms, double digitHeight) =>
        new(ink, atoms, Label(ink, atoms), digitHeight);

    /// <summary>Labels the atoms' pixels and, after them, their grey rims: half of a thin stroke is in its rim.</summary>
    private static short[] Label(InkMap ink, IReadOnlyList<InkAtom> atoms)
    {
        var labels = new short[ink.Strength.Length];
        Array.Fill(labels, (short)-1);
        for (var number = 0; number < atoms.Count; number++)
        {
            foreach (var pixel in atoms[number].Pixels)
                labels[pixel] = (short)number;
        }

        for (var number = 0; number < atoms.Count; number++)
        {
            foreach (var pixel in atoms[number].Pixels)
                LabelRim(labels, ink, pixel, (short)number);
        }

        return labels;
    }

    private static void LabelRim(short[] labels, InkMap ink, int pixel, short number)
    {
        var (x, y) = (pixel % ink.Width, pixel / ink.Width);
        for (var rimY = Math.Max(0, y - 1); rimY <= Math.Min(ink.Height - 1, y + 1); rimY++)
        {
            for (var rimX = Math.Max(0, x - 1); rimX <= Math.Min(ink.Width - 1, x + 1); rimX++)
            {
                ref var label = ref labels[rimY * ink.Width + rimX];
                if (label < 0)
                    label = number;
            }
        }
    }
}
