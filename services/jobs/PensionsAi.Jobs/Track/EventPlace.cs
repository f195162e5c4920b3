using System.Globalization;

namespace PensionsAi.Jobs.Track;

/// <summary>Place among what a job brings forth: as the id of an event, where whoever lost the connection goes on.</summary>
/// <param name="Attempt">The attempt, whose events begin anew.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Item">The next item of it, from 0.</param>
internal readonly record struct EventPlace(int Attempt, int Batch, int Item)
{
    /// <summary>The place of an id; the beginning when it is none of ours.</summary>
    public static EventPlace Parse(string? id)
    {
        var parts = (id ?? string.Empty).Split('.');
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [>= 0, >= 0, >= 0] ? new EventPlace(numbers[0], numbers[1], numbers[2]) : default;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}.{Batch}.{Item}");
}
