using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Templates;

/// <summary>How boxes of a template lie to each other.</summary>
internal static class BoxGeometry
{
    /// <summary>Rounding of decimal millimetres is no overlap.</summary>
    private const double Tolerance = 0.001;

    extension(MillimetreBox box)
    {
        /// <summary>Whether two boxes share more than an edge.</summary>
        public bool Overlaps(MillimetreBox other) =>
            box.X + Tolerance < other.X + other.Width && other.X + Tolerance < box.X + box.Width
            && box.Y + Tolerance < other.Y + other.Height && other.Y + Tolerance < box.Y + box.Height;

        /// <summary>Whether the other box lies wholly inside.</summary>
        public bool Contains(MillimetreBox other) =>
            other.X >= box.X - Tolerance && other.Y >= box.Y - Tolerance
            && other.X + other.Width <= box.X + box.Width + Tolerance && other.Y + other.Height <= box.Y + box.Height + Tolerance;
    }
}
