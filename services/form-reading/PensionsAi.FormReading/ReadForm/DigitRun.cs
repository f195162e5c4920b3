using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Model;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Pictures of what may be digits, to be scored together with those of other fields.</summary>
/// <param name="Pictures">28 × 28 values each, one after the other.</param>
/// <param name="ToRows">Turns their scores into ways of reading the row, the likeliest plain one first.</param>
internal sealed record DigitRun(float[] Pictures, Func<IReadOnlyList<DigitScores>, IReadOnlyList<DigitRow>> ToRows)
{
    private const int PictureSize = DigitNetwork.Side * DigitNetwork.Side;

    /// <summary>Scores all runs at once; the rows of each, in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<DigitRow>> Read(IReadOnlyList<DigitRun> runs, DigitNetwork network)
    {
        var pictures = new float[runs.Sum(run => run.Pictures.Length)];
        var position = 0;
        foreach (var run in runs)
        {
            run.Pictures.CopyTo(pictures, position);
            position += run.Pictures.Length;
        }

        var scores = network.Score(pictures);
        var rows = new List<IReadOnlyList<DigitRow>>(runs.Count);
        var first = 0;
        foreach (var run in runs)
        {
            var count = run.Pictures.Length / PictureSize;
            rows.Add(run.ToRows([.. scores.Skip(first).Take(count)]));
            first += count;
        }

        return rows;
    }
}
