namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// Divides strokes among zones. One that lies mostly in a zone is all that zone's; one that runs through several is parted where
/// they end, and where they overlap, by the way along the stroke: what hangs together with a zone's own ink belongs to it.
/// </summary>
/// <param name="width">Pixels a row of the picture.</param>
/// <param name="zones">The zones, which may overlap.</param>
internal sealed class InkDivider(int width, IReadOnlyList<InkZone> zones)
{
    /// <summary>Number of no zone.</summary>
    public const int None = -1;

    /// <summary>In more than one zone.</summary>
    private const int Shared = -2;

    /// <summary>From this part of its ink on, a stroke is one zone's.</summary>
    private const double OwnShare = 0.8;

    /// <summary>For each pixel of a stroke, in the stroke's order, the number of its zone.</summary>
    public int[] Divide(InkComponent stroke)
    {
        int[] owners = [.. stroke.Pixels.Select(OwnerOf)];
        if (OwnerOfAll(stroke, owners) is { } owner)
            Array.Fill(owners, owner);
        else if (owners.Contains(Shared))
            FollowStroke(stroke.Pixels, owners);
        return owners;
    }

    private int OwnerOf(int pixel)
    {
        var owner = None;
        for (var zone = 0; zone < zones.Count; zone++)
        {
            if (Contains(zone, pixel))
                owner = owner == None ? zone : Shared;
        }

        return owner;
    }

    private int? OwnerOfAll(InkComponent stroke, int[] owners)
    {
        var own = OwnShare * stroke.Pixels.Count;
        if (owners.Count(owner => owner == None) >= own)
            return None;
        var middle = stroke.Pixels.Average(pixel => pixel % width);
        return Enumerable.Range(0, zones.Count)
            .Where(zone => stroke.Pixels.Count(pixel => Contains(zone, pixel)) >= own)
            .OrderBy(zone => zones[zone].FromMiddle(middle))
            .Select(zone => (int?)zone)
            .FirstOrDefault();
    }

    /// <summary>Gives what is in several zones to the one whose own ink is nearest along the stroke.</summary>
    private void FollowStroke(IReadOnlyList<int> pixels, int[] owners)
    {
        var open = Enumerable.Range(0, owners.Length).Where(index => owners[index] == Shared).ToDictionary(index => pixels[index]);
        var frontier = new Queue<int>(Enumerable.Range(0, owners.Length).Where(index => owners[index] >= 0));
        while (frontier.TryDequeue(out var from))
        {
            for (var side = 0; side < 9; side++)
            {
                var next = pixels[from] + (side / 3 - 1) * width + side % 3 - 1;
                if (Math.Abs(next % width - pixels[from] % width) > 1 || !open.TryGetValue(next, out var index) || !Contains(owners[from], next))
                    continue;
                open.Remove(next);
                owners[index] = owners[from];
                frontier.Enqueue(index);
            }
        }

        foreach (var (pixel, index) in open)
            owners[index] = Enumerable.Range(0, zones.Count).Where(zone => Contains(zone, pixel)).MinBy(zone => zones[zone].FromMiddle(pixel % width));
    }

    private bool Contains(int zone, int pixel) => zones[zone].Contains(pixel % width, pixel / width);
}
