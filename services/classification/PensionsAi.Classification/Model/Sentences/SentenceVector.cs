namespace PensionsAi.Classification.Model.Sentences;

/// <summary>Makes one vector of the states of a text's tokens.</summary>
internal static class SentenceVector
{
    /// <summary>The mean of the states, brought to length 1; a mean of 0 stays 0.</summary>
    /// <param name="states">By token, then by dimension; those of padding stand at the end.</param>
    /// <param name="width">Dimensions of a state.</param>
    /// <param name="tokens">Tokens that are text.</param>
    /// <exception cref="InvalidDataException">A state is not a number.</exception>
    public static float[] Of(ReadOnlySpan<float> states, int width, int tokens)
    {
        // The length takes care of the division by the number of tokens.
        var vector = new float[width];
        for (var token = 0; token < tokens; token++)
        {
            for (var dimension = 0; dimension < width; dimension++)
                vector[dimension] += states[(token * width) + dimension];
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        if (!float.IsFinite(length))
            throw new InvalidDataException("The network gave what is not a number.");
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }
}
