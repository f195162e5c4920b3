namespace PensionsAi.FormGenerator.Writing;

/// <summary>What people put into tick boxes.</summary>
public enum TickStyle
{
    /// <summary>Two strokes from corner to corner.</summary>
    Cross,

    /// <summary>A check mark: short down, long up.</summary>
    Check,

    /// <summary>One stroke.</summary>
    Stroke,

    /// <summary>A cross that leaves the box on all sides.</summary>
    OverLong,

    /// <summary>A cross that was hardly pressed on the paper.</summary>
    Faint,

    /// <summary>A cross taken back by filling the box: not ticked.</summary>
    InkedOut,
}
