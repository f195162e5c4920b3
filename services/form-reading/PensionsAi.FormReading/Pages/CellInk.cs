using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Pages;

/// <summary>What is written in a row of cells.</summary>
/// <param name="Row">One piece of ink for each cell that is written in; null when none is.</param>
/// <param name="Filled">For each cell whether it is written in.</param>
/// <param name="HasStrayInk">Whether there is ink that belongs to no cell: a correction above, a word beside, a digit too many.</param>
internal sealed record CellInk(InkRow? Row, IReadOnlyList<bool> Filled, bool HasStrayInk)
{
    /// <summary>Whether the cells that are written in lie next to each other.</summary>
    public bool IsContiguous
    {
        get
        {
            var first = Filled.ToList().IndexOf(true);
            return first >= 0 && Filled.Skip(first).SkipWhile(filled => filled).All(filled => !filled);
        }
    }
}
