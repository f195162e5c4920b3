namespace PensionsAi.Classification.Train;

/// <summary>Fitted weights.</summary>
/// <param name="Weights">By class, then by term.</param>
/// <param name="Biases">By class.</param>
internal sealed record LinearFit(float[][] Weights, float[] Biases)
{
    /// <summary>
    /// Takes from every weight the mean over the classes. A softmax does not notice, and each weight then says what a term
    /// speaks for a class against the average one: what an explanation has to say.
    /// </summary>
    public static LinearFit Centred(float[][] weights, float[] biases)
    {
        for (var term = 0; term < weights[0].Length; term++)
        {
            var mean = weights.Average(row => row[term]);
            foreach (var row in weights)
                row[term] -= mean;
        }

        var meanBias = biases.Average();
        return new LinearFit(weights, [.. biases.Select(bias => bias - meanBias)]);
    }
}
