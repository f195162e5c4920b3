using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>Writing that looks like a hand's and says nothing: loops that lean and differ in height. Millimetres.</summary>
internal sealed class Cursive(Random random)
{
    private const int PointsPerLetter = 8;

    /// <summary>A signature in a box: one to three words, a large letter first, now and then initials alone or a line below.</summary>
    public void Sign(MillimetreBox box, Action<IReadOnlyList<(double X, double Y)>> draw)
    {
        var baseLine = box.Y + box.Height * (0.55 + 0.2 * random.NextDouble());
        var height = box.Height * (0.1 + 0.12 * random.NextDouble());
        var x = box.X + 3 + 10 * random.NextDouble();
        // Few sign far beyond the box.
        var first = Math.Min(2.2, (baseLine - box.Y + 2) / (2 * height));
        var isInitials = random.Next(12) == 0;
        var words = isInitials ? 1 : random.Next(1, 4);
        for (var word = 0; word < words && x < box.X + box.Width * 0.7; word++)
        {
            var letters = isInitials ? 2 : random.Next(3, 9);
            var line = Word(x, baseLine, letters, height, first);
            draw(line);
            x = line[^1].X + 2 + 3 * random.NextDouble();
        }

        if (random.Next(4) == 0)
            draw([(box.X + 5, baseLine + height), ((box.X + x) / 2, baseLine + height + random.NextDouble()), (x, baseLine + height - random.NextDouble())]);
    }

    /// <summary>Lines of words.</summary>
    public void Write(MillimetreBox box, Action<IReadOnlyList<(double X, double Y)>> draw)
    {
        const double lineHeight = 8;
        for (var baseLine = box.Y + 6.5; baseLine < box.Y + box.Height; baseLine += lineHeight)
        {
            var x = box.X + 2 + 4 * random.NextDouble();
            for (var words = random.Next(2, 5); words > 0 && x < box.X + box.Width * 0.8; words--)
            {
                var line = Word(x, baseLine, random.Next(3, 9), 1.1 + 0.4 * random.NextDouble(), 1.8);
                draw(line);
                x = line[^1].X + 3;
            }
        }
    }

    private List<(double X, double Y)> Word(double x, double baseLine, int letters, double height, double first)
    {
        var line = new List<(double X, double Y)>();
        var advance = height * (0.9 + 0.5 * random.NextDouble());
        for (var letter = 0; letter < letters; letter++)
        {
            var tall = letter == 0 ? first : random.Next(4) == 0 ? 0.8 * first : 0.7 + 0.5 * random.NextDouble();
            var loop = advance * (0.2 + 0.6 * random.NextDouble());
            for (var i = 0; i < PointsPerLetter; i++)
            {
                var t = (double)i / PointsPerLetter;
                var angle = t * Math.Tau;
                line.Add((
                    x + advance * t + loop * Math.Sin(angle) + 0.25 * height * tall * (1 - Math.Cos(angle)) / 2,
                    baseLine - height * tall * (1 - Math.Cos(angle)) + 0.1 * height * (random.NextDouble() - 0.5)));
            }

            x += advance;
        }

        return line;
    }
}
