using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>
/// Finds when tokens were said: the cheapest monotone path through where the alignment heads looked at while they were
/// chosen (dynamic time warping, as openai/whisper, timing.py, does it).
/// </summary>
internal static class WordTimer
{
    /// <summary>Width of the median that takes single glances out of a head's gaze, in frames.</summary>
    private const int MedianWidth = 7;

    /// <summary>The first frame of each token.</summary>
    /// <param name="tokens">The tokens of a window.</param>
    /// <param name="heads">Alignment heads of the model.</param>
    /// <param name="frames">Frames of 0.02 s that hold sound.</param>
    /// <returns>A frame for each token, never falling.</returns>
    public static int[] FirstFrames(IReadOnlyList<DecodedToken> tokens, int heads, int frames)
    {
        if (tokens.Count == 0 || frames == 0)
            return new int[tokens.Count];
        var gaze = new float[tokens.Count * frames];
        var head = new float[tokens.Count * frames];
        for (var i = 0; i < heads; i++)
        {
            for (var token = 0; token < tokens.Count; token++)
            {
                var context = tokens[token].Attention.Length / heads;
                tokens[token].Attention.AsSpan(i * context, frames).CopyTo(head.AsSpan(token * frames));
            }

            Standardize(head, tokens.Count, frames);
            for (var token = 0; token < tokens.Count; token++)
                AddMedians(head.AsSpan(token * frames, frames), gaze.AsSpan(token * frames, frames));
        }

        return Path(gaze, tokens.Count, frames);
    }

    /// <summary>Every frame to mean 0 and deviation 1 over the tokens: what all of them look at tells nothing of one.</summary>
    private static void Standardize(float[] head, int tokens, int frames)
    {
        var means = new float[frames];
        var squares = new float[frames];
        for (var token = 0; token < tokens; token++)
        {
            var row = head.AsSpan(token * frames, frames);
            TensorPrimitives.Add(means, row, means);
            TensorPrimitives.MultiplyAdd(row, row, squares, squares);
        }

        for (var frame = 0; frame < frames; frame++)
        {
            var mean = means[frame] / tokens;
            var deviation = MathF.Sqrt(Math.Max((squares[frame] / tokens) - (mean * mean), 1e-12f));
            for (var token = 0; token < tokens; token++)
                head[(token * frames) + frame] = (head[(token * frames) + frame] - mean) / deviation;
        }
    }

    private static void AddMedians(ReadOnlySpan<float> row, Span<float> sum)
    {
        Span<float> near = stackalloc float[MedianWidth];
        for (var frame = 0; frame < row.Length; frame++)
        {
            for (var i = 0; i < MedianWidth; i++)
            {
                // Beyond the ends the row is mirrored.
                var at = Math.Abs(frame + i - (MedianWidth / 2));
                near[i] = row[Math.Clamp(at < row.Length ? at : (2 * (row.Length - 1)) - at, 0, row.Length - 1)];
            }

            near.Sort();
            sum[frame] += near[MedianWidth / 2];
        }
    }

    private static int[] Path(float[] gaze, int tokens, int frames)
    {
        var cost = new float[(tokens + 1) * (frames + 1)];
        var cameFrom = new byte[(tokens + 1) * (frames + 1)];
        Array.Fill(cost, float.PositiveInfinity);
        cost[0] = 0;
        var width = frames + 1;
        for (var token = 1; token <= tokens; token++)
        {
            for (var frame = 1; frame <= frames; frame++)
            {
                var both = cost[((token - 1) * width) + frame - 1];
                var tokenOnly = cost[((token - 1) * width) + frame];
                var frameOnly = cost[(token * width) + frame - 1];
                var (least, step) = both < tokenOnly && both < frameOnly ? (both, 0) : tokenOnly < frameOnly ? (tokenOnly, 1) : (frameOnly, 2);
                cost[(token * width) + frame] = least - gaze[((token - 1) * frames) + frame - 1];
                cameFrom[(token * width) + frame] = (byte)step;
            }
        }

        var first = new int[tokens];
        for (var (token, frame) = (tokens, frames); token > 0 && frame > 0;)
        {
            first[token - 1] = frame - 1;
            var step = cameFrom[(token * width) + frame];
            token -= step == 2 ? 0 : 1;
            frame -= step == 1 ? 0 : 1;
        }

        return first;
    }
}
